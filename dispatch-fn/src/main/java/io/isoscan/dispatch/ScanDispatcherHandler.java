package io.isoscan.dispatch;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import io.isoscan.function.FunctionHandler;
import io.isoscan.function.HarmlessEvents;
import io.isoscan.notify.Dialogue;
import io.isoscan.protocol.Caller;
import io.isoscan.session.SessionId;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/** Answers the WebSocket routes that start, steer or delete a session or show what it found. */
public final class ScanDispatcherHandler
        extends FunctionHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {
    @Inject Dialogue dialogue;
    @Inject PreviewCodes previewCodes;
    @Inject StartScan startScan;
    @Inject GetResults getResults;
    @Inject GetCodes getCodes;
    @Inject GetReport getReport;
    @Inject GetFileLink getFileLink;
    @Inject ListSessions listSessions;
    @Inject SteerSession steerSession;
    @Inject DeleteSession deleteSession;

    public ScanDispatcherHandler() {}

    public ScanDispatcherHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public APIGatewayV2WebSocketResponse execute(APIGatewayV2WebSocketEvent event) {
        var request = event.getRequestContext();
        dialogue.answer(
                Caller.of(request.getConnectionId(), request.getAuthorizer()),
                event.getBody(),
                action(request.getRouteKey()));
        return ok();
    }

    private Dialogue.Action action(String route) {
        return switch (route) {
            case "preview_codes" -> previewCodes;
            case "start_scan" -> startScan;
            case "get_results" -> getResults;
            case "get_codes" -> getCodes;
            case "get_report" -> getReport;
            case "get_file_link" -> getFileLink;
            case "list_sessions" -> listSessions;
            case "delete_session" -> deleteSession;
            case "pause_scan" -> steerSession::pause;
            case "resume_scan" -> steerSession::resume;
            case "cancel_scan" -> steerSession::cancel;
            case "retry_failed" -> steerSession::retry;
            default -> throw new IllegalStateException("no such route here: " + route);
        };
    }

    private static APIGatewayV2WebSocketResponse ok() {
        var response = new APIGatewayV2WebSocketResponse();
        response.setStatusCode(200);
        return response;
    }

    @Override
    protected String harmlessEvent() {
        return HarmlessEvents.said(
                "get_report",
                "{\"action\":\"get_report\",\"session_id\":\"%s\"}".formatted(SessionId.NONE));
    }
}
