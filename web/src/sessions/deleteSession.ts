import { type Exchange, isUnknownAction } from "../connection/exchange.ts";

/** Deletes a session with all that is stored of it. */
export async function deleteSession(exchange: Exchange, session_id: string): Promise<void> {
  try {
    await exchange.ask({ action: "delete_session", session_id });
  } catch (failure) {
    throw isUnknownAction(failure)
      ? new Error("This server cannot delete runs yet. They are deleted by themselves after 30 days.")
      : failure;
  }
}
