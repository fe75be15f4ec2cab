import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ConnectionProvider } from "./connection/Connection.tsx";
import { inWords } from "./connection/exchange.ts";
import { settings } from "./connection/settings.ts";
import { Empty } from "./controls/Empty.tsx";
import { Page } from "./page/Page.tsx";
import { applyTheme } from "./page/Theme.tsx";
import "./page.css";

applyTheme();
const root = createRoot(document.getElementById("page")!);

settings().then(
  (found) =>
    root.render(
      <StrictMode>
        <ConnectionProvider settings={found}>
          <Page />
        </ConnectionProvider>
      </StrictMode>,
    ),
  (failure: unknown) =>
    root.render(
      <main>
        <Empty page title="This page does not know its server.">
          <p role="alert">{inWords(failure)}</p>
        </Empty>
      </main>,
    ),
);
