import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from "react";
import useWebSocketModule, { ReadyState } from "react-use-websocket";
import { backoff } from "./backoff.ts";
import { Exchange } from "./exchange.ts";
import type { Settings } from "./settings.ts";

// Of a CommonJS package: what a bundler calls its default is the default itself or the module, as the bundler likes.
const useWebSocket =
  "default" in useWebSocketModule
    ? (useWebSocketModule as unknown as { default: typeof useWebSocketModule }).default
    : useWebSocketModule;

export type ConnectionState = "connecting" | "open" | "lost";

export interface Connection {
  exchange: Exchange;
  state: ConnectionState;
  /** Counts the sockets that were opened: one more means that everything is to be subscribed again. */
  opened: number;
  httpUrl: string;
  notices: Settings["notices"];
}

export const ConnectionContext = createContext<Connection | null>(null);

// API Gateway closes what is idle for 10 minutes. The library looks ten times an interval, so this is 9 minutes at most.
const HEARTBEAT = { message: JSON.stringify({ action: "ping" }), interval: 8 * 60_000, timeout: 10 * 60_000 };
const PROBE_PATIENCE = 8_000;

/** Keeps a socket to the server: opens it again when it closes, for as long as the page is open. */
export function ConnectionProvider({ settings, children }: { settings: Settings; children: ReactNode }) {
  const [exchange] = useState(() => new Exchange());
  const [opened, setOpened] = useState(0);
  const sendMessage = useRef<(frame: string) => void>(() => undefined);
  const socket = useWebSocket(settings.webSocketUrl, {
    onOpen: () => {
      exchange.opened((frame) => sendMessage.current(frame));
      setOpened((count) => count + 1);
    },
    onClose: () => exchange.closed(),
    onMessage: (event) => exchange.receive(String(event.data)),
    filter: () => false,
    shouldReconnect: () => true,
    reconnectAttempts: Number.POSITIVE_INFINITY,
    reconnectInterval: (attempt) => backoff(attempt),
    heartbeat: HEARTBEAT,
  });
  sendMessage.current = (frame) => socket.sendMessage(frame, false);
  useProbe(exchange, () => socket.getWebSocket()?.close());
  const state = stateOf(socket.readyState, opened);
  const connection = useMemo(
    () => ({ exchange, state, opened, httpUrl: settings.httpUrl, notices: settings.notices }),
    [exchange, state, opened, settings],
  );
  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}

export function useConnection(): Connection {
  const connection = use(ConnectionContext);
  if (connection === null) {
    throw new Error("outside of ConnectionProvider");
  }
  return connection;
}

function stateOf(readyState: ReadyState, opened: number): ConnectionState {
  if (readyState === ReadyState.OPEN) {
    return "open";
  }
  return opened === 0 && readyState !== ReadyState.CLOSED ? "connecting" : "lost";
}

/** After sleep or a change of network a socket can look open and be dead: asks, and closes it when no answer comes. */
function useProbe(exchange: Exchange, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const probe = () => {
      if (document.visibilityState === "visible") {
        exchange.ask({ action: "ping" }, PROBE_PATIENCE).catch(() => latest.current());
      }
    };
    window.addEventListener("online", probe);
    document.addEventListener("visibilitychange", probe);
    return () => {
      window.removeEventListener("online", probe);
      document.removeEventListener("visibilitychange", probe);
    };
  }, [exchange]);
}
