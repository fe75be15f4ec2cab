import { GitCompare, RotateCw } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useConnection } from "../connection/Connection.tsx";
import { inWords } from "../connection/exchange.ts";
import { Button, buttonLook } from "../controls/Button.tsx";
import { Empty } from "../controls/Empty.tsx";
import { Notice } from "../controls/Notice.tsx";
import { number, time } from "../controls/numbers.ts";
import { Question } from "../controls/Question.tsx";
import { StateBadge } from "../controls/StateBadge.tsx";
import { useAction } from "../controls/useAction.ts";
import { address, go } from "../page/route.ts";
import type { Snapshot } from "../protocol/messages.ts";

/** The recent runs: to open one, to delete one, to compare two. */
export function SessionsPage() {
  const { exchange, opened } = useConnection();
  const [sessions, setSessions] = useState<readonly Snapshot[] | null>(null);
  const [words, setWords] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [doomed, setDoomed] = useState<string | null>(null);
  const action = useAction();
  const load = useCallback(() => {
    setWords(null);
    exchange.ask({ action: "list_sessions" }).then(
      (answer) => setSessions(answer.sessions),
      (failure: unknown) => setWords(inWords(failure)),
    );
  }, [exchange]);
  useEffect(load, [load, opened]);

  const choose = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before.slice(-1), id]));
  const compare = () => {
    const [earlier, later] = (sessions ?? []).filter((one) => chosen.includes(one.session_id)).reverse();
    if (earlier && later) {
      go(address.compare(earlier.session_id, later.session_id));
    }
  };
  const remove = (id: string) =>
    action.run(async () => {
      await exchange.ask({ action: "delete_session", session_id: id });
      setSessions((before) => before?.filter((one) => one.session_id !== id) ?? null);
    });
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <h1 className="mr-auto text-xl font-semibold">Runs</h1>
        <Button disabled={chosen.length !== 2} onClick={compare} title="Choose two runs to compare them">
          <GitCompare aria-hidden className="size-4" /> Compare {chosen.length} of 2
        </Button>
        <Button onClick={load}>
          <RotateCw aria-hidden className="size-4" /> Refresh
        </Button>
      </div>
      {words && (
        <Notice tone="bad" action={<Button onClick={load}>Try again</Button>}>
          {words}
        </Notice>
      )}
      {action.words && <Notice tone="bad">{action.words}</Notice>}
      {sessions === null && words === null && <p className="text-quiet">Asking for the runs …</p>}
      {sessions?.length === 0 && (
        <Empty title="No runs yet.">
          <p className="mb-3">Each scan is listed here for 30 days, with its results and its report.</p>
          <a href={address.start} className={buttonLook("primary")}>
            Start the first
          </a>
        </Empty>
      )}
      {sessions !== null && sessions.length > 0 && (
        <Table sessions={sessions} chosen={chosen} onChoose={choose} onDelete={setDoomed} />
      )}
      {doomed && (
        <Question
          title={`Delete run ${doomed.slice(0, 8)}?`}
          text="Its results, its reports and its stored files are deleted for good."
          yes="Delete for good"
          onYes={() => remove(doomed)}
          onClose={() => setDoomed(null)}
        />
      )}
    </>
  );
}

interface Rows {
  sessions: readonly Snapshot[];
  chosen: readonly string[];
  onChoose: (id: string) => void;
  onDelete: (id: string) => void;
}

function Table({ sessions, chosen, onChoose, onDelete }: Rows) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full border-collapse text-left [&_td]:px-3 [&_td]:py-2 [&_th]:px-3 [&_th]:py-2 [&_th]:font-medium [&_th]:text-quiet">
        <thead className="bg-raised">
          <tr className="border-b border-line">
            <th>
              <span className="sr-only">Compare</span>
            </th>
            <th>Run</th>
            <th>State</th>
            <th className="text-right">Hits</th>
            <th className="text-right max-sm:hidden">Files</th>
            <th className="text-right max-sm:hidden">Failed</th>
            <th className="max-md:hidden">Remark</th>
            <th>
              <span className="sr-only">Delete</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.session_id} className="border-b border-line/60 last:border-0 hover:bg-raised">
              <td className="w-8">
                <input
                  type="checkbox"
                  aria-label={`Compare run ${session.session_id.slice(0, 8)}`}
                  checked={chosen.includes(session.session_id)}
                  onChange={() => onChoose(session.session_id)}
                  className="size-4 accent-accent"
                />
              </td>
              <td>
                <a href={address.session(session.session_id)} className="font-medium text-accent underline-offset-2 hover:underline">
                  {time(session.started_at)}
                </a>
                <div className="text-xs text-quiet">{session.session_id.slice(0, 8)}</div>
              </td>
              <td>
                <StateBadge state={session.state} />
              </td>
              <td className="text-right">{number(session.total_matches)}</td>
              <td className="text-right max-sm:hidden">
                {number(session.processed)} of {number(session.total)}
              </td>
              <td className={`text-right max-sm:hidden ${session.failed > 0 ? "text-bad" : ""}`}>{number(session.failed)}</td>
              <td className="max-w-md truncate text-quiet max-md:hidden" title={session.problem}>
                {session.problem}
              </td>
              <td className="text-right">
                <Button kind="bare" aria-label={`Delete run ${session.session_id.slice(0, 8)}`} onClick={() => onDelete(session.session_id)}>
                  Delete
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
