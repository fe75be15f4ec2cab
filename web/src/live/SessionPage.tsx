import { Content, List, Root, Trigger } from "@radix-ui/react-tabs";
import { lazy, type ReactNode, Suspense, useCallback, useDeferredValue, useMemo, useState } from "react";
import { useConnection } from "../connection/Connection.tsx";
import { Button, buttonLook } from "../controls/Button.tsx";
import { Empty } from "../controls/Empty.tsx";
import { Notice } from "../controls/Notice.tsx";
import { number, plural, time } from "../controls/numbers.ts";
import { StateBadge } from "../controls/StateBadge.tsx";
import { tabLook } from "../controls/tabLook.ts";
import { useAction } from "../controls/useAction.ts";
import { address, go, type Route, type Tab } from "../page/route.ts";
import { CodesView } from "../results/CodesView.tsx";
import { FilesView } from "../results/FilesView.tsx";
import { HitsView } from "../results/HitsView.tsx";
import { MatrixView } from "../results/MatrixView.tsx";
import { type Filter, NO_FILTER } from "../results/rows.ts";
import type { UsedSession } from "../session/useSession.ts";
import { useSession } from "../session/useSession.ts";
import { type FileRow, hasEnded, type Hit, type SessionView } from "../session/view.ts";
import { remembered } from "../start/memory.ts";
import { Progress } from "./Progress.tsx";
import { Steering } from "./Steering.tsx";

const EvidencePanel = lazy(() => import("../evidence/EvidencePanel.tsx"));

type Properties = Extract<Route, { view: "session" }>;

/** One run: how it goes, what was found, what can be done with it. */
export function SessionPage({ sessionId, tab, file, code }: Properties) {
  const session = useSession(sessionId);
  const { phase, summary, wanted } = session;
  const earlier = useMemo(() => remembered(sessionId), [sessionId]);
  const view = useMemo(
    () => ({ ...session.view, codes: session.view.codes ?? earlier?.codes ?? null }),
    [session.view, earlier],
  );
  const action = useAction();
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const open = useCallback(
    (hit: Pick<Hit, "fileKey"> & { code?: string }) => go(address.file(sessionId, tab, hit.fileKey, hit.code)),
    [sessionId, tab],
  );
  const openFile = useCallback((row: FileRow) => open({ fileKey: row.key, code: row.hits[0]?.code }), [open]);
  const close = useCallback(() => go(address.session(sessionId, tab)), [sessionId, tab]);
  const ready = useDeferredValue(tab);
  const shown = file === null ? undefined : view.files.get(file);
  const tabs = { view, filter, onFilter: setFilter, onOpen: open };

  if (phase === "unknown") {
    return (
      <Empty page title="There is no such run.">
        <p className="mb-3">It may have been deleted, or be older than 30 days.</p>
        <a href={address.sessions} className={buttonLook("plain")}>
          Show the runs
        </a>
      </Empty>
    );
  }
  return (
    <>
      <section aria-label="The run" className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-xl font-semibold">Run {sessionId.slice(0, 8)}</h1>
            <StateBadge state={view.state} />
            <span className="text-quiet">
              {view.startedAt && time(view.startedAt)}
              {view.generation > 1 && ` · retry ${view.generation - 1}`}
            </span>
          </div>
          <Steering view={view} action={action} again={earlier?.request} />
        </div>
        <Progress view={view} summary={summary} />
        <Words session={{ ...session, view }} actionWords={action.words} />
      </section>
      <Root value={tab} onValueChange={(chosen) => go(address.session(sessionId, chosen as Tab))} className="flex flex-col gap-3">
        <List aria-label="Results" className="flex flex-wrap gap-1 border-b border-line">
          <Trigger value="hits" className={tabLook}>
            Hits
          </Trigger>
          <Trigger value="files" className={tabLook}>
            Files {view.failed > 0 && <span className="text-bad">{number(view.failed)} failed</span>}
          </Trigger>
          <Trigger value="codes" className={tabLook}>
            Codes {summary && summary.missing_codes.length > 0 && <span className="text-bad">{number(summary.missing_codes.length)} missing</span>}
          </Trigger>
          <Trigger value="matrix" className={tabLook}>
            Matrix
          </Trigger>
        </List>
        <TabContent tab="hits" ready={ready}>
          <HitsView {...tabs} />
        </TabContent>
        <TabContent tab="files" ready={ready}>
          <FilesView {...tabs} onOpen={openFile} />
        </TabContent>
        <TabContent tab="codes" ready={ready}>
          <CodesView {...tabs} summary={summary} wanted={wanted} />
        </TabContent>
        <TabContent tab="matrix" ready={ready}>
          <MatrixView {...tabs} />
        </TabContent>
      </Root>
      {file !== null && (
        <Suspense fallback={null}>
          <EvidencePanel sessionId={sessionId} file={shown} fileKey={file} code={code} reading={phase !== "settled"} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

/** Filled after the tab is marked: the click is answered at once, and a long table takes the moment it needs. */
function TabContent({ tab, ready, children }: { tab: Tab; ready: Tab; children: ReactNode }) {
  return (
    <Content value={tab} className="min-h-[60dvh]">
      {ready === tab && children}
    </Content>
  );
}

function Words({ session, actionWords }: { session: UsedSession; actionWords: string | null }) {
  const { view, phase, words, again } = session;
  const { state } = useConnection();
  const rows = useMemo(() => view.files.size, [view.files]);
  return (
    <div className="flex flex-col gap-2 empty:hidden">
      {actionWords && <Notice tone="bad">{actionWords}</Notice>}
      {state === "lost" && (
        <Notice tone="warn">The connection is lost and is tried again. The run goes on without it; what is missing here is fetched when it is back.</Notice>
      )}
      {words && (
        <Notice tone="bad" action={<Button onClick={again}>Try again</Button>}>
          {words}
        </Notice>
      )}
      {view.problem && <Notice tone="bad">{view.problem}</Notice>}
      {phase === "reading" && hasEnded(view) && (
        <Notice tone="info">
          Fetching the rows: {number(rows)} of {plural(view.total, "file")}.
        </Notice>
      )}
      <Ending view={view} />
      {view.codes && !hasEnded(view) && <Understood codes={view.codes} />}
    </div>
  );
}

function Ending({ view }: { view: SessionView }) {
  if (view.state === "CANCELLING") {
    return <Notice tone="warn">The run is being cancelled: what was not read is skipped, then the report is written.</Notice>;
  }
  if (view.state === "PAUSED") {
    return <Notice tone="warn">Paused. Nothing is lost; resume when you like.</Notice>;
  }
  if (view.state === "RUNNING" && !view.listing && view.total > 0 && view.processed >= view.total) {
    return <Notice tone="info">Every file was read. The report is being written.</Notice>;
  }
  return view.ending === null ? null : <Notice tone={view.failed > 0 || view.state === "CANCELLED" ? "warn" : "good"}>{view.ending}</Notice>;
}

function Understood({ codes }: { codes: NonNullable<SessionView["codes"]> }) {
  return (
    <p className="text-quiet">
      {codes.count === 0 ? "Looking for everything that looks like a code." : `Looking for ${plural(codes.count, "code")} from ${codes.from}.`}
      {codes.duplicates > 0 && ` ${plural(codes.duplicates, "entry repeats", "entries repeat")} another.`}
      {codes.odd > 0 && ` ${plural(codes.odd, "code looks", "codes look")} odd and ${codes.odd === 1 ? "is" : "are"} searched for all the same.`}
    </p>
  );
}
