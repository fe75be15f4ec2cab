import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useConnection } from "../connection/Connection.tsx";
import { type Followed, FollowedSession } from "./follow.ts";

export interface UsedSession extends Followed {
  /** Asks again, after the server did not answer. */
  again: () => void;
}

/** A session as it stands and as it goes on; taken up anew with every connection. */
export function useSession(sessionId: string): UsedSession {
  const { exchange, opened } = useConnection();
  const session = useMemo(() => new FollowedSession(exchange, sessionId), [exchange, sessionId]);
  const followed = useSyncExternalStore(session.watch, session.current);
  useEffect(() => session.open(), [session]);
  useEffect(() => {
    if (opened > 0) {
      void session.takeUp();
    }
  }, [session, opened]);
  return useMemo(() => ({ ...followed, again: () => void session.takeUp() }), [followed, session]);
}
