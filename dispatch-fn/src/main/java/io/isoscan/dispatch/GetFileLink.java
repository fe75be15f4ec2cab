package io.isoscan.dispatch;

import io.isoscan.json.Timestamps;
import io.isoscan.listing.ListedFile;
import io.isoscan.listing.ListedFiles;
import io.isoscan.notify.Dialogue;
import io.isoscan.protocol.BadRequest;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.ErrorCode;
import io.isoscan.protocol.OwnedSessions;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.result.FileKey;
import io.isoscan.result.FileResult;
import io.isoscan.result.Results;
import io.isoscan.session.Session;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.SignedLinks;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * {@code get_file_link}: the address of a file that has a result, signed anew. The file's own row
 * leads to its index, and the page that lists it to where it lies: no key of a client's is signed.
 */
@Singleton
final class GetFileLink implements Dialogue.Action {
    private final OwnedSessions sessions;
    private final Results results;
    private final ListedFiles files;
    private final BlobStore blobs;
    private final SignedLinks links;

    GetFileLink(
            OwnedSessions sessions,
            Results results,
            ListedFiles files,
            BlobStore blobs,
            SignedLinks links) {
        this.sessions = sessions;
        this.results = results;
        this.files = files;
        this.blobs = blobs;
        this.links = links;
    }

    @Override
    public List<ServerMessage> run(Caller caller, ClientMessage message) {
        var session = sessions.require(message.sessionId(), caller.owner());
        var result = result(session, message);
        var key = key(session, result);
        var contentType = blobs.contentType(key).orElseThrow(GetFileLink::gone);
        var link = links.download(key, lastPart(result.fileName()));
        return List.of(
                new ServerMessage.FileLink(
                        session.id().value(),
                        session.generation(),
                        result.key().value(),
                        link.url().toString(),
                        contentType,
                        Timestamps.text(link.expires())));
    }

    private FileResult result(Session session, ClientMessage message) {
        return FileKey.parse(message.text("file_key").orElse(""))
                .flatMap(key -> results.find(session.id(), key))
                .orElseThrow(GetFileLink::unknown);
    }

    private String key(Session session, FileResult result) {
        var key = files.find(session, result.index()).map(ListedFile::key);
        return key.orElseThrow(GetFileLink::notStored);
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static BadRequest unknown() {
        return new BadRequest(
                ErrorCode.UNKNOWN_FILE,
                "This run has no result of such a file. Name it by the file_key of its row.");
    }

    private static BadRequest notStored() {
        return new BadRequest(
                ErrorCode.NO_STORED_FILE,
                "This file came as text in the start message and is not stored.");
    }

    private static BadRequest gone() {
        return new BadRequest(
                ErrorCode.NO_STORED_FILE,
                "This file is not stored any more. Upload it again to see its pages.");
    }
}
