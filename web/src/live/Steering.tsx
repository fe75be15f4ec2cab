import { Download, Link2, Pause, Play, Repeat, RotateCw, Square, Trash2 } from "lucide-react";
import { useState } from "react";
import { useConnection } from "../connection/Connection.tsx";
import { Button } from "../controls/Button.tsx";
import { plural } from "../controls/numbers.ts";
import { Question } from "../controls/Question.tsx";
import type { Action } from "../controls/useAction.ts";
import { address, go } from "../page/route.ts";
import { hasEnded, type SessionView } from "../session/view.ts";
import { type Remembered, remember } from "../start/memory.ts";

/** What can be done with a run where it stands. */
export function Steering({ view, action, again }: { view: SessionView; action: Action; again: Remembered | undefined }) {
  const { exchange, notices } = useConnection();
  const session_id = view.sessionId;
  const [question, setQuestion] = useState<"cancel" | "delete" | null>(null);
  const [copied, setCopied] = useState(false);
  const hasReport = view.state === "DONE" || view.state === "CANCELLED";

  const download = async () => {
    const { download_url } = await exchange.ask({ action: "get_report", session_id });
    const link = document.createElement("a");
    link.href = download_url;
    link.download = "";
    link.click();
  };
  const startAgain = async () => {
    const request = { ...again, notify: notices.find((each) => each === again?.notify), action: "start_scan" as const, request_id: crypto.randomUUID() };
    const started = await exchange.ask(request);
    remember(started, request);
    go(address.session(started.session_id));
  };
  const copy = async () => {
    await navigator.clipboard.writeText(location.href.replace(/#.*/, address.session(session_id)));
    setCopied(true);
  };
  return (
    <div className="flex flex-wrap gap-2">
      {hasReport && (
        <Button kind="primary" disabled={action.busy} onClick={() => action.run(download)}>
          <Download aria-hidden className="size-4" /> Download the report
        </Button>
      )}
      {view.state === "RUNNING" && (
        <Button disabled={action.busy} onClick={() => action.run(() => exchange.ask({ action: "pause_scan", session_id }))}>
          <Pause aria-hidden className="size-4" /> Pause
        </Button>
      )}
      {view.state === "PAUSED" && (
        <Button
          kind="primary"
          disabled={action.busy}
          onClick={() => action.run(() => exchange.ask({ action: "resume_scan", session_id }))}
        >
          <Play aria-hidden className="size-4" /> Resume
        </Button>
      )}
      {(view.state === "RUNNING" || view.state === "PAUSED") && (
        <Button kind="danger" disabled={action.busy} onClick={() => setQuestion("cancel")}>
          <Square aria-hidden className="size-4" /> Cancel
        </Button>
      )}
      {hasEnded(view) && view.failed > 0 && (
        <Button disabled={action.busy} onClick={() => action.run(() => exchange.ask({ action: "retry_failed", session_id }))}>
          <RotateCw aria-hidden className="size-4" /> Retry {plural(view.failed, "file")}
        </Button>
      )}
      {hasEnded(view) && again !== undefined && (
        <Button disabled={action.busy} onClick={() => action.run(startAgain)}>
          <Repeat aria-hidden className="size-4" /> Start again
        </Button>
      )}
      <Button disabled={action.busy} onClick={() => action.run(copy)}>
        <Link2 aria-hidden className="size-4" /> {copied ? "Link copied" : "Copy the link"}
      </Button>
      {hasEnded(view) && (
        <Button disabled={action.busy} onClick={() => setQuestion("delete")}>
          <Trash2 aria-hidden className="size-4" /> Delete
        </Button>
      )}
      {question === "cancel" && (
        <Question
          title="Cancel this run?"
          text="Files that were not read yet are skipped. The report of those that were is written all the same."
          yes="Cancel the run"
          onYes={() => action.run(() => exchange.ask({ action: "cancel_scan", session_id }))}
          onClose={() => setQuestion(null)}
        />
      )}
      {question === "delete" && (
        <Question
          title="Delete this run?"
          text="Its results, its reports and its stored files are deleted for good."
          yes="Delete for good"
          onYes={() => action.run(() => exchange.ask({ action: "delete_session", session_id }).then(() => go(address.sessions)))}
          onClose={() => setQuestion(null)}
        />
      )}
    </div>
  );
}
