/** The wanted codes as the user gives them, and what the server makes of them. */
import { useEffect, useState } from "react";
import { useConnection } from "../connection/Connection.tsx";
import { inWords } from "../connection/exchange.ts";
import type { Codes } from "../protocol/messages.ts";
import { bytes, LARGEST_MESSAGE } from "../protocol/requests.ts";
import { storageSender } from "./upload.ts";

export interface CodesNamed {
  target_hole_codes?: string[];
  codes_upload_id?: string;
}

/** How the wanted codes stand: `none` given, being `sent` to storage, `given`, or `refused` with the reason. */
export type GivenCodes =
  | { state: "none" }
  | { state: "sent"; name: string }
  | { state: "given"; name: string; named: CodesNamed }
  | { state: "refused"; name: string; words: string };

const ROOM_FOR_THE_REST = 2_000;

/** One a line, or between commas, semicolons or tabs. */
export function typedCodes(text: string): string[] {
  return text
    .split(/[\n,;\t]/)
    .map((code) => code.trim())
    .filter(Boolean);
}

export function fitsAMessage(codes: readonly string[]): boolean {
  return bytes(codes) <= LARGEST_MESSAGE - ROOM_FOR_THE_REST;
}

/** Puts a sheet, or a list that is too long for a message, in storage. */
export async function stored(httpUrl: string, name: string, sheet: Blob): Promise<GivenCodes> {
  try {
    const codes_upload_id = await storageSender(httpUrl)({
      name,
      file: sheet,
      uploadId: undefined,
      signal: new AbortController().signal,
      onSigned: () => undefined,
      onProgress: () => undefined,
    });
    return { state: "given", name, named: { codes_upload_id } };
  } catch (failure) {
    return { state: "refused", name, words: `${name} could not be uploaded: ${inWords(failure)}. Choose it again.` };
  }
}

export type Understanding =
  | { state: "nothing" }
  | { state: "asking" }
  | { state: "understood"; codes: Codes }
  | { state: "refused"; words: string };

/** What the server's own reader makes of the codes, before anything starts. */
export function useUnderstanding(given: GivenCodes): Understanding {
  const { exchange } = useConnection();
  const [understanding, setUnderstanding] = useState<Understanding>({ state: "nothing" });
  useEffect(() => {
    if (given.state !== "given") {
      setUnderstanding({ state: "nothing" });
      return;
    }
    let latest = true;
    const become = (next: Understanding) => latest && setUnderstanding(next);
    setUnderstanding({ state: "asking" });
    exchange.ask({ action: "preview_codes", ...given.named }).then(
      (codes) => become({ state: "understood", codes }),
      (failure: unknown) => become({ state: "refused", words: inWords(failure) }),
    );
    return () => {
      latest = false;
    };
  }, [exchange, given]);
  return understanding;
}
