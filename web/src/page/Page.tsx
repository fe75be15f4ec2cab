import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { buttonLook } from "../controls/Button.tsx";
import { Empty } from "../controls/Empty.tsx";
import { SessionPage } from "../live/SessionPage.tsx";
import { SessionsPage } from "../sessions/SessionsPage.tsx";
import { SinglePage } from "../single/SinglePage.tsx";
import { StartPage } from "../start/StartPage.tsx";
import { ConnectionBadge } from "./ConnectionBadge.tsx";
import { address, type Route, useRoute } from "./route.ts";
import { ThemeSwitch } from "./Theme.tsx";

const ComparePage = lazy(() => import("../compare/ComparePage.tsx"));

const TITLES: Record<Route["view"], string> = {
  start: "New scan",
  sessions: "Runs",
  single: "One document",
  session: "Run",
  compare: "Two runs compared",
  nowhere: "Not found",
};

export function Page() {
  const route = useRoute();
  useEffect(() => {
    document.title = `${TITLES[route.view]} · Isoscan`;
  }, [route.view]);
  return (
    <div className="mx-auto flex min-h-dvh max-w-[110rem] flex-col">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b max-sm:gap-x-2 border-line px-4 py-2 sm:px-6">
        <a href={address.start} className="flex items-center gap-2 text-base font-semibold">
          <img src="icon.svg" alt="" width="24" height="24" />
          <span className="max-sm:sr-only">Isoscan</span>
        </a>
        <nav aria-label="Views" className="flex gap-1">
          <NavigationLink to={address.start} here={route.view === "start"}>
            New scan
          </NavigationLink>
          <NavigationLink to={address.sessions} here={route.view === "sessions"}>
            Runs
          </NavigationLink>
          <NavigationLink to={address.single} here={route.view === "single"}>
            One document
          </NavigationLink>
        </nav>
        <div className="ml-auto flex items-center gap-3">
          <ConnectionBadge />
          <ThemeSwitch />
        </div>
      </header>
      <main className="flex flex-1 flex-col gap-4 px-4 py-4 sm:px-6">
        {/* Stays, so that uploads and what was typed outlive a look at the runs. */}
        <div hidden={route.view !== "start"}>
          <StartPage />
        </div>
        <Shown route={route} />
      </main>
    </div>
  );
}

function NavigationLink({ to, here, children }: { to: string; here: boolean; children: ReactNode }) {
  return (
    <a
      href={to}
      aria-current={here ? "page" : undefined}
      className="rounded-md px-2.5 py-1.5 font-medium text-quiet hover:bg-raised hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-accent"
    >
      {children}
    </a>
  );
}

function Shown({ route }: { route: Route }) {
  switch (route.view) {
    case "start":
      return null;
    case "sessions":
      return <SessionsPage />;
    case "single":
      return <SinglePage />;
    case "session":
      return <SessionPage key={route.sessionId} {...route} />;
    case "compare":
      return (
        <Suspense fallback={null}>
          <ComparePage key={`${route.earlier}/${route.later}`} earlier={route.earlier} later={route.later} />
        </Suspense>
      );
    case "nowhere":
      return (
        <Empty page title="There is nothing at this address.">
          <p className="mb-3">The link may be incomplete.</p>
          <a href={address.sessions} className={buttonLook("plain")}>
            Show the runs
          </a>
        </Empty>
      );
  }
}
