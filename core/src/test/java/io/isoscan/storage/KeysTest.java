package io.isoscan.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.job.JobId;
import io.isoscan.session.SessionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeysTest {
    private static final String UPLOAD = "1e9a3ffb-1111-4f5e-9a3d-2f5b8f9a7c10";
    private static final JobId JOB = new JobId("job-1-a");
    private static final SessionId ID = new SessionId("3f2b8c1e-5d0a-4c7b-9a41-0c2d6e8f1a23");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.pdf",
                "area 2/sub/a.pdf",
                "../../etc/passwd",
                ".",
                "..",
                "/",
                "say \"hi\" 'x'.pdf",
                "🕳 Ä.pdf",
                "100%.pdf",
                "a%2Fb.pdf",
                "a=b==.pdf",
                "=2E=2E",
                "a+b&c?d#e\\f\n.pdf"
            })
    void anyNameComesBackAndIsNeverAPath(String name) {
        var key = Keys.upload(UPLOAD, name);

        assertThat(Keys.uploadedName(key)).isEqualTo(name);
        assertThat(Keys.jobUploadName(Keys.jobUpload(JOB, name))).isEqualTo(name);
        assertThat(key).matches("uploads/" + UPLOAD + "/[A-Za-z0-9_=-][A-Za-z0-9_.=-]*");
    }

    /** As someone with access to the bucket may put it there. */
    @Test
    void keyOfAJobThatWasNotMadeHereIsItsOwnName() {
        assertThat(Keys.jobUploadName("job-1-a/50=off & more.txt")).isEqualTo("50=off & more.txt");
    }

    @Test
    void namesThatDifferHaveKeysOfTheirOwn() {
        assertThat(Keys.upload(UPLOAD, "a/b")).isNotEqualTo(Keys.upload(UPLOAD, "a=2Fb"));
        assertThat(Keys.upload(UPLOAD, "a.pdf")).isNotEqualTo(Keys.upload(UPLOAD, "A.pdf"));
    }

    @Test
    void reportKeyHoldsGenerationAndToken() {
        var key = Keys.report(ID, 2, "token");

        assertThat(key).isEqualTo("reports/" + ID + "/2-token/results.xlsx");
        assertThat(Keys.summaryOf(key)).isEqualTo("reports/" + ID + "/2-token/summary.json");
    }

    @Test
    void nothingOfOurOwnLiesAmongUploads() {
        assertThat(Keys.codes(ID)).doesNotStartWith(Keys.UPLOADS);
        assertThat(Keys.page(ID, 0)).doesNotStartWith(Keys.UPLOADS);
        assertThat(Keys.inlineFile(ID, 3)).startsWith(Keys.inlineFiles(ID));
    }
}
