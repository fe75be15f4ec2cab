import { useState } from "react";
import { useConnection } from "../connection/Connection.tsx";
import { Bar } from "../controls/Bar.tsx";
import { Button, buttonLook } from "../controls/Button.tsx";
import { Notice } from "../controls/Notice.tsx";
import { Panel } from "../controls/Panel.tsx";
import type { JobResults } from "../protocol/messages.ts";
import type { NoticeChannel } from "../protocol/requests.ts";
import { DropZone } from "../start/DropZone.tsx";
import { type Collected, picked } from "../start/dropped.ts";
import { NoticeChoice } from "../start/NoticeChoice.tsx";
import { PickButton } from "../start/PickButton.tsx";
import { sendDocument } from "../start/upload.ts";
import type { Chosen } from "../start/uploads.ts";
import { type Job, useJob } from "./useJob.ts";

const STAGES: Record<string, string> = {
  textract: "Reading the text",
  bedrock: "Naming books that it may be of",
  validation: "Looking them up",
  convert: "Making the PDF",
};

const TEXT = "text/plain";

/** One document in, one answer back: the picture of a book, or a text that becomes a PDF. */
export function SinglePage({ send = sendDocument }: { send?: typeof sendDocument }) {
  const { state } = useConnection();
  const { job, begin, forget } = useJob(send);
  const [problem, setProblem] = useState<string | null>(null);
  const [notify, setNotify] = useState<NoticeChannel | undefined>();
  const take = ({ files }: Collected) => {
    const [first] = files;
    setProblem(files.length > 1 ? "One document at a time: the first was taken." : null);
    if (first !== undefined) {
      begin(typed(first), first.name.split("/").at(-1) ?? first.name, notify);
    }
  };
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-xl font-semibold">One document</h1>
      <Panel
        title="Document"
        aside={job.phase === "ended" || job.phase === "refused" ? <Button onClick={forget}>Another</Button> : undefined}
      >
        {problem !== null && <Notice tone="warn">{problem}</Notice>}
        {job.phase === "none" ? (
          <>
            <NoticeChoice chosen={notify} onChoose={setNotify} />
            <DropZone
              label="A document"
              onCollected={take}
              onFailure={setProblem}
            >
              <p>Drop the picture of a book here, to have it recognised, or a text, to have it as a PDF.</p>
              <PickButton accept={`image/jpeg,image/png,image/tiff,application/pdf,${TEXT},.txt`} onPick={(files) => take(picked(files))}>
                Choose a document
              </PickButton>
              <p className="text-quiet">A book: its cover, spine or title page as JPEG, PNG, TIFF or a PDF of one page, up to 10 MB. A text: .txt, up to 200 MB.</p>
            </DropZone>
          </>
        ) : (
          <Progress job={job} connected={state === "open"} />
        )}
      </Panel>
    </div>
  );
}

/** Not every system knows a text by its name. */
function typed({ file, name }: Chosen): Blob {
  return /\.txt$/i.test(name) && file.type !== TEXT ? file.slice(0, file.size, TEXT) : file;
}

function Progress({ job, connected }: { job: Exclude<Job, { phase: "none" }>; connected: boolean }) {
  switch (job.phase) {
    case "sending":
      return <Stage name={job.name} words="Sending" share={job.share} />;
    case "working":
      return (
        <>
          <Stage name={job.name} words={STAGES[job.stage] ?? "Waiting for its turn"} share={null} />
          {!connected && <Notice tone="warn">The connection is lost; the work goes on and is shown when it is back.</Notice>}
        </>
      );
    case "refused":
      return <Notice tone="bad">{job.words}</Notice>;
    case "ended":
      return <Results name={job.name} results={job.results} />;
  }
}

function Stage({ name, words, share }: { name: string; words: string; share: number | null }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="break-words font-medium">{name}</p>
      <Bar label={words} share={share} />
      <p role="status" className="text-quiet">
        {words}
      </p>
    </div>
  );
}

function Results({ name, results }: { name: string; results: JobResults }) {
  const books = results.books ?? [];
  if (results.status === "failed") {
    return <Notice tone="bad">{`${name}: ${results.reason ?? "it could not be done"}`}</Notice>;
  }
  if (results.pdf_url !== undefined) {
    return (
      <p className="flex flex-wrap items-center gap-3">
        <span className="break-words font-medium">{name}</span>
        <a href={results.pdf_url} className={buttonLook("primary")}>
          Download the PDF
        </a>
      </p>
    );
  }
  if (books.length === 0) {
    return <Notice tone="warn">{`${name}: no book that the catalogue knows.`}</Notice>;
  }
  return (
    <ul aria-label="Books" className="flex flex-col gap-3">
      {books.map(({ title, authors, year, isbn }) => (
        <li key={`${title} ${isbn ?? ""} ${year ?? ""}`} className="rounded-md bg-raised px-3 py-2">
          <p className="break-words font-medium">{title}</p>
          <p className="break-words text-quiet">
            {[authors.join(", "), year, isbn && `ISBN ${isbn}`].filter(Boolean).join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
