package io.isoscan.storage;

import jakarta.inject.Singleton;
import java.net.URI;

/** Signed addresses of a report and of the summary beside it. Thread-safe. */
@Singleton
public final class ReportLinks {
    private final SignedLinks links;

    public ReportLinks(SignedLinks links) {
        this.links = links;
    }

    public URI workbook(String reportKey) {
        return links.download(reportKey, "results.xlsx").url();
    }

    public URI summary(String reportKey) {
        return links.download(Keys.summaryOf(reportKey), "summary.json").url();
    }
}
