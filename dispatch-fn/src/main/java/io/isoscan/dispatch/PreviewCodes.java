package io.isoscan.dispatch;

import io.isoscan.codesheet.OddCode;
import io.isoscan.notify.Dialogue;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.ServerMessage;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * {@code preview_codes}: what a {@code start_scan} with the same fields would make of its wanted
 * codes. Nothing is stored.
 */
@Singleton
final class PreviewCodes implements Dialogue.Action {
    private static final int SAMPLE = 5;

    /** With the sample still under 32,000 bytes, though each of their characters takes six. */
    private static final int ODD_ONES = 15;

    private final RequestedCodes requestedCodes;

    PreviewCodes(RequestedCodes requestedCodes) {
        this.requestedCodes = requestedCodes;
    }

    @Override
    public List<ServerMessage> run(Caller caller, ClientMessage message) {
        var codes = requestedCodes.read(message);
        return List.of(
                new ServerMessage.Codes(
                        ServerMessage.CodesRead.of(codes),
                        codes.codes().stream().limit(SAMPLE).toList(),
                        OddCode.among(codes.codes())
                                .limit(ODD_ONES)
                                .map(odd -> new ServerMessage.OddCode(odd.code(), odd.why()))
                                .toList(),
                        message.echo("request_id")));
    }
}
