import { Play } from "lucide-react";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useConnection } from "../connection/Connection.tsx";
import { inWords } from "../connection/exchange.ts";
import { Button } from "../controls/Button.tsx";
import { Notice } from "../controls/Notice.tsx";
import { number } from "../controls/numbers.ts";
import { address, go } from "../page/route.ts";
import type { NoticeChannel, StartScan } from "../protocol/requests.ts";
import { type GivenCodes, type Understanding, useUnderstanding } from "./codes.ts";
import { CodesPanel } from "./CodesPanel.tsx";
import { DocumentsPanel, type Source } from "./DocumentsPanel.tsx";
import { remember } from "./memory.ts";
import { NoticeChoice } from "./NoticeChoice.tsx";
import { storageSender } from "./upload.ts";
import { type Totals, Uploads } from "./uploads.ts";

/** A form for each run: when one has started, the next begins empty. */
export function StartPage() {
  const [run, setRun] = useState(0);
  return <StartForm key={run} onStarted={() => setRun((last) => last + 1)} />;
}

const START_PATIENCE = 120_000;

function StartForm({ onStarted }: { onStarted: () => void }) {
  const { exchange, httpUrl } = useConnection();
  const [requestId] = useState(() => crypto.randomUUID());
  const [uploads] = useState(() => new Uploads(storageSender(httpUrl)));
  const { totals, uploadId } = useSyncExternalStore(uploads.watch, uploads.current);
  const [source, setSource] = useState<Source>("files");
  const [driveLink, setDriveLink] = useState("");
  const [given, setGiven] = useState<GivenCodes>({ state: "none" });
  const [pattern, setPattern] = useState("");
  const [lenient, setLenient] = useState(false);
  const [notify, setNotify] = useState<NoticeChannel | undefined>();
  const [pressed, setPressed] = useState(false);
  const [withoutFailed, setWithoutFailed] = useState(false);
  const [words, setWords] = useState<string | null>(null);
  const understanding = useUnderstanding(given);
  const readiness = ready(source, totals, driveLink, given, understanding, withoutFailed);
  const request = useMemo<StartScan>(
    () => ({
      action: "start_scan",
      request_id: requestId,
      ...(source === "drive" ? { drive_link: driveLink.trim() } : { upload_id: uploadId }),
      ...(given.state === "given" ? given.named : pattern.trim() && { code_pattern: pattern.trim() }),
      ...(lenient && { match: "lenient" as const }),
      ...(notify && { notify }),
    }),
    [requestId, source, driveLink, uploadId, given, pattern, lenient, notify],
  );
  useWarning(totals.files > totals.done && source === "files");

  useEffect(() => {
    if (!pressed || readiness.state !== "ready") {
      return;
    }
    exchange.ask(request, START_PATIENCE).then(
      (started) => {
        remember(started, request);
        go(address.session(started.session_id));
        onStarted();
      },
      (failure: unknown) => {
        setWords(inWords(failure));
        setPressed(false);
      },
    );
    // What is sent is what stands there when everything is ready; a change while the answer is awaited is not.
    // The request's id keeps a second press from being a second run.
  }, [pressed, readiness.state]);

  const press = () => {
    setWords(null);
    setPressed(true);
  };
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-xl font-semibold">New scan</h1>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <DocumentsPanel
          uploads={uploads}
          source={source}
          onSource={setSource}
          driveLink={driveLink}
          onDriveLink={setDriveLink}
        />
        <CodesPanel
          given={given}
          onGiven={setGiven}
          understanding={understanding}
          pattern={pattern}
          onPattern={setPattern}
          lenient={lenient}
          onLenient={setLenient}
        />
      </div>
      <NoticeChoice chosen={notify} onChoose={setNotify} />
      {words && <Notice tone="bad">{words}</Notice>}
      {totals.failed > 0 && source === "files" && (
        <Notice
          tone="warn"
          action={
            <>
              <Button onClick={() => uploads.retryFailed()}>Retry them</Button>
              <Button onClick={() => setWithoutFailed(true)} disabled={withoutFailed}>
                Go on without them
              </Button>
            </>
          }
        >
          {number(totals.failed)} of the chosen files could not be uploaded; the list says why.
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button kind="primary" className="min-w-40" disabled={readiness.state === "missing" || pressed} onClick={press}>
          <Play aria-hidden className="size-4" />
          {pressed ? (readiness.state === "ready" ? "Starting …" : "Starts when uploaded") : "Start"}
        </Button>
        {pressed && readiness.state !== "ready" && (
          <Button kind="bare" onClick={() => setPressed(false)}>
            Wait after all
          </Button>
        )}
        <p role="status" className="text-quiet">
          {readiness.words}
        </p>
      </div>
    </div>
  );
}

interface Readiness {
  state: "missing" | "waiting" | "ready";
  words: string;
}

function ready(
  source: Source,
  totals: Totals,
  driveLink: string,
  given: GivenCodes,
  understanding: Understanding,
  withoutFailed: boolean,
): Readiness {
  const meant = totals.files - totals.cancelled;
  const under = meant - totals.done - totals.failed;
  if (source === "files" ? meant === 0 : driveLink.trim() === "") {
    return { state: "missing", words: source === "files" ? "Choose documents first." : "Paste the folder's link first." };
  }
  if (given.state === "refused" || understanding.state === "refused") {
    return { state: "missing", words: "Give other codes first." };
  }
  if (given.state === "sent") {
    return { state: "waiting", words: "The codes are being uploaded." };
  }
  if (source === "files" && under > 0) {
    return { state: "waiting", words: "You can press Start now: it starts when everything is uploaded." };
  }
  if (source === "files" && totals.failed > 0 && !withoutFailed) {
    return { state: "waiting", words: "Retry the failed uploads, or go on without them." };
  }
  return source === "files" && totals.done === 0
    ? { state: "missing", words: "No file was uploaded." }
    : { state: "ready", words: "" };
}

/** Before a page is left that is still uploading. */
function useWarning(active: boolean): void {
  useEffect(() => {
    if (!active) {
      return;
    }
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [active]);
}
