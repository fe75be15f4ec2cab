package io.isoscan.dispatch;

import io.isoscan.codes.BadCodes;
import io.isoscan.codes.BadPattern;
import io.isoscan.codes.CodePattern;
import io.isoscan.codes.WantedCodes;
import io.isoscan.codesheet.CodeSheet;
import io.isoscan.codesheet.CodeSheetReader;
import io.isoscan.protocol.BadRequest;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.ErrorCode;
import io.isoscan.source.UploadedFiles;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.BlobStore.StoredObject;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wanted codes of a start message: listed in it, in a workbook sent as {@code file_content}, or
 * in a sheet put in storage before. None of them: every token that fits the pattern. Thread-safe.
 */
@Singleton
final class RequestedCodes {
    /** How the base64 of every ZIP container begins, and so that of every .xlsx. */
    static final String WORKBOOK = "UEsDB";

    /** Some ten times what 100,000 codes need. */
    private static final long LARGEST_SHEET = 20_000_000;

    /** STARTED says it, in a message of at most 32,000 bytes. */
    private static final int LONGEST_FROM = 500;

    private final UploadedFiles uploads;
    private final BlobStore blobs;

    RequestedCodes(UploadedFiles uploads, BlobStore blobs) {
        this.uploads = uploads;
        this.blobs = blobs;
    }

    /**
     * Reads the codes.
     *
     * @throws BadRequest when they, or the pattern, cannot be used
     */
    WantedCodes read(ClientMessage message) {
        boolean lenient = lenient(message);
        var pattern = message.text("code_pattern");
        try {
            pattern.ifPresent(CodePattern::of);
            return wanted(sheet(message), pattern.orElse(null), lenient);
        } catch (BadPattern bad) {
            throw new BadRequest(ErrorCode.BAD_PATTERN, String.valueOf(bad.getMessage()));
        } catch (BadCodes bad) {
            throw new BadRequest(ErrorCode.BAD_CODES, String.valueOf(bad.getMessage()));
        }
    }

    private CodeSheet sheet(ClientMessage message) {
        var found =
                List.of(listed(message), workbook(message), uploaded(message)).stream()
                        .flatMap(Optional::stream)
                        .toList();
        return switch (found.size()) {
            case 0 -> new CodeSheet(List.of(), "no list: every code that fits the pattern", 0, 0);
            case 1 -> found.getFirst();
            default ->
                    throw new BadCodes(
                            "The message gives wanted codes twice. Give only one of"
                                    + " target_hole_codes, codes_upload_id and a workbook.");
        };
    }

    private Optional<CodeSheet> listed(ClientMessage message) {
        var codes = message.texts("target_hole_codes");
        return codes.isEmpty()
                ? Optional.empty()
                : Optional.of(CodeSheetReader.read(codes, "target_hole_codes"));
    }

    private Optional<CodeSheet> workbook(ClientMessage message) {
        return message.text("file_content")
                .filter(content -> content.startsWith(WORKBOOK))
                .map(RequestedCodes::decode)
                .map(bytes -> CodeSheetReader.read(bytes));
    }

    private Optional<CodeSheet> uploaded(ClientMessage message) {
        return message.text("codes_upload_id")
                .map(this::bytes)
                .map(bytes -> CodeSheetReader.read(bytes));
    }

    private byte[] bytes(String uploadId) {
        return uploads.first(uploadId)
                .map(RequestedCodes::requireSize)
                .flatMap(object -> blobs.read(object.key()))
                .orElseThrow(() ->
                        new BadRequest(
                                ErrorCode.UNKNOWN_UPLOAD,
                                "Nothing has been uploaded under this codes_upload_id. Put"
                                        + " the sheet first, by the address that GET"
                                        + " /upload-url gives."));
    }

    private static StoredObject requireSize(StoredObject sheet) {
        if (sheet.size() > LARGEST_SHEET) {
            throw new BadCodes(
                    "The sheet of codes is larger than 20 MB. Keep only the column of codes.");
        }
        return sheet;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new BadCodes("The workbook in file_content is not base64.");
        }
    }

    private static WantedCodes wanted(CodeSheet sheet, @Nullable String pattern, boolean lenient) {
        var from = sheet.from().substring(0, Math.min(LONGEST_FROM, sheet.from().length()));
        return new WantedCodes(
                sheet.codes(), pattern, from, sheet.duplicates(), sheet.odd(), lenient);
    }

    private static boolean lenient(ClientMessage message) {
        return switch (message.text("match").orElse("exact")) {
            case "exact" -> false;
            case "lenient" -> true;
            default -> throw ClientMessage.bad("match must be exact or lenient");
        };
    }
}
