package io.isoscan.local.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends a text in one frame, as browsers do; the JDK's client splits it. */
final class OneFrame {
    private static final int TEXT_LAST = 0x81;
    private static final int MASKED_LONG = 0x80 | 127;
    private static final int CLOSE = 0x88;

    private OneFrame() {}

    /** Sends a text and gives the status of the close frame that comes back. */
    static int closedAfter(int port, String text) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            var out = new DataOutputStream(socket.getOutputStream());
            var in = new DataInputStream(socket.getInputStream());
            out.write(handshake(port).getBytes(StandardCharsets.UTF_8));
            readHead(in);
            out.write(frame(text.getBytes(StandardCharsets.UTF_8)));
            return closeStatus(in);
        }
    }

    private static String handshake(int port) {
        return String.join(
                "\r\n",
                "GET /ws HTTP/1.1",
                "Host: localhost:" + port,
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "",
                "");
    }

    private static void readHead(DataInputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
    }

    /** Masked with zeros, which leaves the payload as it is. */
    private static byte[] frame(byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream();
        var out = new DataOutputStream(frame);
        out.writeByte(TEXT_LAST);
        out.writeByte(MASKED_LONG);
        out.writeLong(payload.length);
        out.writeInt(0);
        out.write(payload);
        return frame.toByteArray();
    }

    private static int closeStatus(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != CLOSE) {
            throw new IOException("no close frame came");
        }
        in.readByte();
        return in.readUnsignedShort();
    }
}
