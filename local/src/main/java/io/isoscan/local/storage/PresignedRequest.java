package io.isoscan.local.storage;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** What a query-signed request says about its signature. */
record PresignedRequest(Request request, Fields query) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);
    private static final String SIGNATURE_PARAMETERS = "X-Amz-";

    /** A scope is {@code key/date/region/service/aws4_request}. */
    private static final int SCOPE_PARTS = 5;

    static PresignedRequest of(Request request) {
        return new PresignedRequest(request, Request.extractQueryParameters(request));
    }

    Instant signedAt() throws StorageRefusal {
        try {
            return DATE.parse(parameter("X-Amz-Date"), Instant::from);
        } catch (DateTimeException e) {
            throw StorageRefusal.denied("X-Amz-Date is not a date");
        }
    }

    Duration lasts() throws StorageRefusal {
        try {
            return Duration.ofSeconds(Integer.parseInt(parameter("X-Amz-Expires")));
        } catch (NumberFormatException e) {
            throw StorageRefusal.denied("X-Amz-Expires is not a number");
        }
    }

    String signature() throws StorageRefusal {
        return parameter("X-Amz-Signature");
    }

    String accessKey() throws StorageRefusal {
        return scope().getFirst();
    }

    String region() throws StorageRefusal {
        return scope().get(2);
    }

    /** The request as it was before it was signed, with the signed headers as they came. */
    SdkHttpRequest unsigned() throws StorageRefusal {
        var unsigned =
                SdkHttpFullRequest.builder()
                        .method(SdkHttpMethod.fromValue(request.getMethod()))
                        .protocol("http")
                        .encodedPath(request.getHttpURI().getPath());
        host(unsigned);
        for (var name : parameter("X-Amz-SignedHeaders").split(";", -1)) {
            unsigned.putHeader(name, request.getHeaders().getValuesList(name));
        }
        for (var field : others()) {
            unsigned.putRawQueryParameter(field.getName(), field.getValues());
        }
        return unsigned.build();
    }

    /** The query without what belongs to the signature. */
    List<Fields.Field> others() {
        var others = new ArrayList<Fields.Field>();
        for (var field : query) {
            if (!field.getName().startsWith(SIGNATURE_PARAMETERS)) {
                others.add(field);
            }
        }
        return others;
    }

    private void host(SdkHttpFullRequest.Builder unsigned) {
        var host = Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.HOST), "");
        int colon = host.indexOf(':');
        unsigned.host(colon < 0 ? host : host.substring(0, colon));
        unsigned.port(Request.getServerPort(request));
    }

    private List<String> scope() throws StorageRefusal {
        var scope = List.of(parameter("X-Amz-Credential").split("/", -1));
        if (scope.size() != SCOPE_PARTS) {
            throw StorageRefusal.denied("X-Amz-Credential is not a credential scope");
        }
        return scope;
    }

    private String parameter(String name) throws StorageRefusal {
        var value = query.getValue(name);
        if (value == null) {
            throw StorageRefusal.denied("Access Denied: " + name + " is missing");
        }
        return value;
    }
}
