package io.isoscan.upload;

import io.isoscan.job.JobId;
import io.isoscan.notice.NoticeChannel;
import io.isoscan.notice.NoticeChannels;
import io.isoscan.notice.NoticeChannels.NoChannel;
import io.isoscan.notice.Notices;
import io.isoscan.notice.Subject;
import io.isoscan.session.Identifiers;
import io.isoscan.source.UploadedFiles;
import io.isoscan.storage.Keys;
import io.isoscan.storage.SignedLinks;
import io.isoscan.storage.SignedLinks.Inbox;
import io.isoscan.storage.SignedLinks.Upload;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs an address for one PUT: of a file of a scan, or of a job's document. Thread-safe. */
@Singleton
final class SignUpload {
    /** S3 takes keys of 1,024 bytes. */
    private static final int LONGEST_KEY = 1_024;

    private final SignedLinks links;
    private final UploadLimits limits;
    private final SingleUploads singles;
    private final Identifiers identifiers;
    private final NoticeChannels channels;
    private final BeanProvider<Notices> notices;

    /**
     * Signs uploads.
     *
     * @param notices made only for who asks for one
     */
    SignUpload(
            SignedLinks links,
            UploadLimits limits,
            SingleUploads singles,
            Identifiers identifiers,
            NoticeChannels channels,
            BeanProvider<Notices> notices) {
        this.links = links;
        this.limits = limits;
        this.singles = singles;
        this.identifiers = identifiers;
        this.channels = channels;
        this.notices = notices;
    }

    /**
     * Signs what was asked for.
     *
     * @throws Refused with what to change
     */
    UploadUrl run(UploadRequest request) {
        return isSingle(request) ? ofAJob(request) : ofAScan(request);
    }

    private static boolean isSingle(UploadRequest request) {
        var name = request.checkedName();
        return request.single()
                || (request.uploadId() == null
                        && (request.nameless() || JobId.leading(name).isPresent()));
    }

    private UploadUrl ofAScan(UploadRequest request) {
        if (request.notice() != null) {
            throw Refused.bad("notify is for a job of its own; of a scan, start_scan asks for it");
        }
        var uploadId =
                request.uploadId() == null
                        ? identifiers.next().toString()
                        : checked(request.uploadId());
        var upload =
                new Upload(
                        Inbox.UPLOADS,
                        checkedKey(Keys.upload(uploadId, request.checkedName())),
                        request.checkedType(),
                        request.checkedSize(limits.largestFile()),
                        Map.of());
        return signed(upload, uploadId, null);
    }

    private UploadUrl ofAJob(UploadRequest request) {
        var document = singles.document(request.checkedName());
        var inbox = singles.inbox(request.checkedType());
        var upload =
                new Upload(
                        inbox,
                        checkedKey(document.key()),
                        request.checkedType(),
                        request.checkedSize(singles.largest(inbox)),
                        singles.metadata(inbox, request.processorType()));
        var channel = channel(request);
        singles.reserve(document);
        var url = signed(upload, null, document.job());
        channel.ifPresent(each -> notices.get().ask(Subject.of(document.job()), each));
        return url;
    }

    private Optional<NoticeChannel> channel(UploadRequest request) {
        try {
            return Optional.ofNullable(request.notice()).map(channels::require);
        } catch (NoChannel e) {
            throw Refused.bad(String.valueOf(e.getMessage()));
        }
    }

    private UploadUrl signed(Upload upload, @Nullable String uploadId, @Nullable JobId job) {
        var signed = links.upload(upload);
        return new UploadUrl(
                signed.url().toString(),
                signed.headers(),
                upload.key(),
                uploadId,
                job == null ? null : job.value(),
                signed.expires().toString());
    }

    private static String checked(String uploadId) {
        if (!UploadedFiles.isUploadId(uploadId)) {
            throw Refused.bad("upload_id must be one that /upload-url gave; leave it out to begin");
        }
        return uploadId;
    }

    private static String checkedKey(String key) {
        if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw Refused.bad("filename is too long: shorten the folder names or the file's");
        }
        return key;
    }
}
