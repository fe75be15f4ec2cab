package io.isoscan.storage;

import io.isoscan.hash.Sha256;
import io.isoscan.job.JobId;
import io.isoscan.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where things lie in storage: the one place that knows. */
public final class Keys {
    /** What clients put for a scan: {@code uploads/<upload id>/<encoded name>}. */
    public static final String UPLOADS = "uploads/";

    private static final Pattern ENCODED = Pattern.compile("(?:[A-Za-z0-9_.-]|=[0-9A-F]{2})*");

    private Keys() {}

    /** The prefixes of all that is stored of one session, but for its uploads. */
    public static List<String> allOf(SessionId id) {
        return List.of(session(id), pages(id), reports(id));
    }

    public static String codes(SessionId id) {
        return session(id) + "codes.json";
    }

    public static String inlineEntries(SessionId id) {
        return session(id) + "entries.json";
    }

    /** The prefix of inline entries that are not text. */
    public static String inlineFiles(SessionId id) {
        return session(id) + "files/";
    }

    public static String inlineFile(SessionId id, int index) {
        return inlineFiles(id) + index;
    }

    /** The prefix of what was unpacked from uploaded archives. */
    public static String unpackedFiles(SessionId id) {
        return session(id) + "unpacked/";
    }

    public static String unpackedFile(SessionId id, String archiveKey, int entry) {
        var archive = Sha256.hex(archiveKey.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
        return unpackedFiles(id) + archive + "/" + entry;
    }

    public static String page(SessionId id, int page) {
        return pages(id) + page;
    }

    public static String moreCodes(SessionId id, int generation, int index) {
        return session(id) + "codes-of-file/" + generation + "/" + index + ".json";
    }

    /** The mark of a message whose file was examined once more, alone. */
    public static String triedAlone(SessionId id, int generation, int index, String messageId) {
        return session(id) + "tried-alone/" + generation + "/" + index + "/" + messageId;
    }

    /** What an engine of this version read off one page of the document of this hash. */
    public static String ocr(String version, String hash, int page) {
        return "ocr/" + version + "/" + hash + "/" + page + ".json";
    }

    /** What became of reading that document as a whole. */
    public static String ocrJob(String version, String hash) {
        return "ocr/" + version + "/" + hash + "/job.json";
    }

    public static String report(SessionId id, int generation, String token) {
        return reports(id) + generation + "-" + token + "/results.xlsx";
    }

    /** Beside a report: the same totals, failures and missing codes as JSON. */
    public static String summaryOf(String reportKey) {
        return reportKey.substring(0, reportKey.lastIndexOf('/')) + "/summary.json";
    }

    public static String uploads(String uploadId) {
        return UPLOADS + uploadId + "/";
    }

    public static String upload(String uploadId, String fileName) {
        return uploads(uploadId) + encode(fileName);
    }

    /** The file name that {@link #upload} was given. */
    public static String uploadedName(String key) {
        return decode(key.substring(key.indexOf('/', UPLOADS.length()) + 1));
    }

    /** What a client puts for a job: the job's id leads the key. */
    public static String jobUpload(JobId id, String fileName) {
        return id + "/" + encode(fileName);
    }

    /**
     * The file name that {@link #jobUpload} was given; of a key made otherwise what stands there.
     */
    public static String jobUploadName(String key) {
        var name = key.substring(key.indexOf('/') + 1);
        return ENCODED.matcher(name).matches() ? decode(name) : name;
    }

    /** The job that a client put this object for; empty where it is no such object. */
    public static Optional<JobId> uploadedFor(String key) {
        return JobId.leading(key);
    }

    /** What a stage of a job came to. */
    public static String stageResult(JobId id, String stage) {
        return jobResults(id) + stage + ".json";
    }

    /** Names the one document that this job's results are of. */
    public static String jobDocument(JobId id) {
        return jobResults(id) + "document.txt";
    }

    /** How a job ended. */
    public static String finalResults(JobId id) {
        return jobResults(id) + "final-results.json";
    }

    /** Whether clients put what lies here. */
    static boolean isUpload(String key) {
        return key.startsWith(UPLOADS) || uploadedFor(key).isPresent();
    }

    /** The prefix of what a job came to. */
    static String jobResults(JobId id) {
        return "results/" + id + "/";
    }

    private static String pages(SessionId id) {
        return "pages/" + id + "/";
    }

    private static String reports(SessionId id) {
        return "reports/" + id + "/";
    }

    private static String session(SessionId id) {
        return "sessions/" + id + "/";
    }

    /**
     * Every byte but letters, digits and {@code _-.} becomes {@code =} and two hex digits, a dot in
     * front too: so a name is never a path.
     */
    private static String encode(String name) {
        var key = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (plain(b) && !(b == '.' && key.isEmpty())) {
                key.append((char) b);
            } else {
                key.append('=').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return key.toString();
    }

    private static String decode(String encoded) {
        var bytes = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            boolean escaped = encoded.charAt(i) == '=';
            bytes[length++] =
                    escaped
                            ? (byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3)
                            : (byte) encoded.charAt(i);
            i += escaped ? 2 : 0;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static boolean plain(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '_'
                || b == '-'
                || b == '.';
    }
}
