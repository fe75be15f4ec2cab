import { X } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useConnection } from "../connection/Connection.tsx";
import { inWords, Refused } from "../connection/exchange.ts";
import { Button, buttonLook } from "../controls/Button.tsx";
import { Dialog } from "../controls/Dialog.tsx";
import { Notice } from "../controls/Notice.tsx";
import { foundAs } from "../results/foundAs.ts";
import type { FileRow, Hit } from "../session/view.ts";
import { fetched, type Stored } from "./document.ts";
import { Marked } from "./Marked.tsx";

const PdfPage = lazy(() => import("./PdfPage.tsx"));

interface Properties {
  sessionId: string;
  fileKey: string;
  /** Absent while the rows are still coming, or when there is no such file. */
  file: FileRow | undefined;
  code: string | null;
  reading: boolean;
  onClose: () => void;
}

/** What stands behind a row: the page with the hit's box, or as much of it as can be had. */
export default function EvidencePanel({ sessionId, fileKey, file, code, reading, onClose }: Properties) {
  const hit = file?.hits.find((one) => one.code === code);
  const stored = useStored(sessionId, fileKey);
  const name = file?.name ?? fileKey;
  return (
    <Dialog label={name} place="side" onClose={onClose}>
      <div className="flex h-full flex-col gap-3 p-4">
        <header className="flex items-start gap-3">
          <div className="min-w-0 flex-1">
            <h2 className="text-base font-semibold break-words">{name}</h2>
            <p className="text-quiet">
              {hit ? `${hit.code}, page ${hit.page}, ${foundAs(hit)}` : (file?.status ?? (reading ? "The rows are still coming." : "No result of this file."))}
            </p>
          </div>
          <form method="dialog">
            <Button type="submit" aria-label="Close">
              <X aria-hidden className="size-4" />
            </Button>
          </form>
        </header>
        {file && <Codes file={file} shown={hit} />}
        {file?.reason && <Notice tone="bad">{file.reason}</Notice>}
        <Shown stored={stored} hit={hit} link={file?.link ?? ""} name={name} />
      </div>
    </Dialog>
  );
}

function Codes({ file, shown }: { file: FileRow; shown: Hit | undefined }) {
  const others = file.hits.filter((hit) => hit !== shown);
  return others.length === 0 ? null : (
    <p className="text-quiet">
      Also in this file: <span className="font-mono break-words">{others.map((hit) => hit.code).join(", ")}</span>
    </p>
  );
}

type Standing =
  | { state: "asking" }
  | { state: "stored"; stored: Stored }
  | { state: "notStored"; words: string }
  | { state: "failed"; words: string; again: () => void };

function useStored(sessionId: string, file_key: string): Standing {
  const { exchange } = useConnection();
  const [standing, setStanding] = useState<Standing>({ state: "asking" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setStanding({ state: "asking" });
    exchange
      .ask({ action: "get_file_link", session_id: sessionId, file_key })
      .then(({ download_url }) => fetched(download_url, abort.signal))
      .then(
        (stored) => !abort.signal.aborted && setStanding({ state: "stored", stored }),
        (failure: unknown) =>
          !abort.signal.aborted && setStanding(without(failure, () => setAttempt((last) => last + 1))),
      );
    return () => abort.abort();
  }, [exchange, sessionId, file_key, attempt]);
  return standing;
}

function without(failure: unknown, again: () => void): Standing {
  const words = inWords(failure);
  return failure instanceof Refused && failure.code === "NO_STORED_FILE"
    ? { state: "notStored", words }
    : { state: "failed", words, again };
}

function Shown({ stored, hit, link, name }: { stored: Standing; hit: Hit | undefined; link: string; name: string }) {
  if (stored.state === "asking") {
    return <p className="text-quiet">Fetching the file …</p>;
  }
  if (stored.state === "notStored") {
    return (
      <>
        {hit && <TextAsItStood text={hit.evidence.text} code={hit.evidence.text} label={`${hit.code} as it stood in ${name}`} />}
        <Notice tone="info">{stored.words}</Notice>
        <KeptElsewhere link={link} />
      </>
    );
  }
  if (stored.state === "failed") {
    return (
      <>
        <Notice tone="warn" action={<Button onClick={stored.again}>Try again</Button>}>
          {stored.words}
        </Notice>
        <KeptElsewhere link={link} />
      </>
    );
  }
  const file = stored.stored;
  switch (file.kind) {
    case "pdf":
      return (
        <Suspense fallback={<p className="text-quiet">Drawing the page …</p>}>
          <PdfPage bytes={file.bytes} page={hit?.page ?? 1} box={hit?.evidence.box} label={hit ? `${name}, ${hit.code} marked` : name} />
        </Suspense>
      );
    case "picture":
      return <Picture blob={file.blob} name={name} />;
    case "text":
      return <TextAsItStood text={file.text} code={hit?.code ?? ""} label={`Text of ${name}`} />;
    case "other":
      return (
        <Notice tone="info" action={<a href={file.url} className={buttonLook("plain")}>Download the file</a>}>
          Files of this type cannot be shown in a browser.
        </Notice>
      );
  }
}

function TextAsItStood({ text, code, label }: { text: string; code: string; label: string }) {
  return (
    <pre
      tabIndex={0}
      aria-label={label}
      className="min-h-0 flex-1 overflow-auto rounded-md border border-line bg-raised p-3 font-mono whitespace-pre-wrap"
    >
      <Marked text={text} code={code} />
    </pre>
  );
}

function KeptElsewhere({ link }: { link: string }) {
  return /^https?:\/\//i.test(link) ? (
    <a href={link} target="_blank" rel="noreferrer" className={`${buttonLook("plain")} self-start`}>
      Open it where it is kept
    </a>
  ) : null;
}

function Picture({ blob, name }: { blob: Blob; name: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return (
    <div role="region" tabIndex={0} aria-label={`Picture ${name}`} className="min-h-0 flex-1 overflow-auto rounded-md border border-line bg-raised">
      {url && <img src={url} alt={name} className="max-w-full" />}
    </div>
  );
}
