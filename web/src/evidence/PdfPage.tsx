import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "../controls/Button.tsx";
import { Notice } from "../controls/Notice.tsx";
import type { Box } from "../protocol/messages.ts";
import { opened, type Pdf } from "./pdf.ts";

interface Properties {
  bytes: Uint8Array<ArrayBuffer>;
  /** Where the hit is. */
  page: number;
  box: Box | undefined;
  label: string;
}

interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

const ZOOMS = [1, 1.5, 2, 3, 4, 6];
/** Browsers give up on larger pictures. */
const MOST_PIXELS = 32_000_000;

/** A page of a PDF as a picture, with a box around the hit. */
export default function PdfPage({ bytes, page, box, label }: Properties) {
  const [pdf, setPdf] = useState<Pdf | null>(null);
  const [shown, setShown] = useState(page);
  const [zoom, setZoom] = useState(0);
  const [frame, setFrame] = useState<Frame | null>(null);
  const [words, setWords] = useState<string | null>(null);
  const [drawn, setDrawn] = useState(false);
  const width = useWindowWidth();
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    let closed = false;
    let mine: Pdf | null = null;
    // The document keeps the bytes for itself.
    opened(bytes.slice()).then(
      (pdf) => {
        mine = pdf;
        closed ? void pdf.loadingTask.destroy() : setPdf(pdf);
      },
      (failure: Error) => setWords(`This PDF cannot be shown here: ${failure.message}`),
    );
    return () => {
      closed = true;
      void mine?.loadingTask.destroy();
    };
  }, [bytes]);

  useEffect(() => {
    if (pdf === null || canvas.current === null || area.current === null) {
      return;
    }
    const drawing = draw(pdf, Math.min(shown, pdf.numPages), canvas.current, area.current.clientWidth * ZOOMS[zoom]!, box);
    drawing.done.then(
      (placed) => {
        setFrame(shown === page ? placed : null);
        setDrawn(true);
      },
      (failure: Error) => failure.name !== "RenderingCancelledException" && setWords(`This page cannot be drawn: ${failure.message}`),
    );
    return drawing.cancel;
  }, [pdf, shown, zoom, box, page, width]);

  const pages = pdf?.numPages ?? 0;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button aria-label="The page before" disabled={shown <= 1} onClick={() => setShown(shown - 1)}>
          <ChevronLeft aria-hidden className="size-4" />
        </Button>
        <span>
          Page {shown} {pages > 0 && `of ${pages}`}
        </span>
        <Button aria-label="The next page" disabled={shown >= pages} onClick={() => setShown(shown + 1)}>
          <ChevronRight aria-hidden className="size-4" />
        </Button>
        <span className="ml-auto flex gap-2">
          <Button aria-label="Smaller" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
            <ZoomOut aria-hidden className="size-4" />
          </Button>
          <Button aria-label="Larger" disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}>
            <ZoomIn aria-hidden className="size-4" />
          </Button>
        </span>
      </div>
      {words && <Notice tone="bad">{words}</Notice>}
      <div
        ref={area}
        role="region"
        tabIndex={0}
        aria-label={`Page ${shown}`}
        data-drawn={drawn}
        className="relative min-h-0 flex-1 overflow-auto rounded-md border border-line bg-raised"
      >
        <div className="relative w-fit">
          <canvas ref={canvas} role="img" aria-label={label} className="block bg-white" />
          {frame && <Mark frame={frame} />}
        </div>
      </div>
    </div>
  );
}

function watchSize(watcher: () => void): () => void {
  window.addEventListener("resize", watcher);
  return () => window.removeEventListener("resize", watcher);
}

/** The page is drawn anew when the window changes. */
function useWindowWidth(): number {
  return useSyncExternalStore(watchSize, () => window.innerWidth);
}

const MARGIN = 4;

function Mark({ frame }: { frame: Frame }) {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => mark.current?.scrollIntoView({ block: "center", inline: "center" }), [frame]);
  return (
    <div
      ref={mark}
      data-testid="box"
      className="pointer-events-none absolute rounded-sm border-2 border-[#d4380d] bg-[#ffb020]/25 ring-2 ring-white"
      style={{
        left: frame.left - MARGIN,
        top: frame.top - MARGIN,
        width: frame.width + 2 * MARGIN,
        height: frame.height + 2 * MARGIN,
      }}
    />
  );
}

function draw(pdf: Pdf, number: number, canvas: HTMLCanvasElement, width: number, box: Box | undefined) {
  let cancel = () => undefined as void;
  let cancelled = false;
  const done = (async () => {
    const page = await pdf.getPage(number);
    const fit = page.getViewport({ scale: 1 });
    const scale = Math.max(0.1, (width - 2) / fit.width);
    const pixels = Math.min(window.devicePixelRatio, Math.sqrt(MOST_PIXELS / (fit.width * fit.height)) / scale);
    const viewport = page.getViewport({ scale });
    if (cancelled) {
      return null;
    }
    canvas.width = Math.floor(viewport.width * pixels);
    canvas.height = Math.floor(viewport.height * pixels);
    canvas.style.width = `${viewport.width}px`;
    canvas.style.height = `${viewport.height}px`;
    const task = page.render({ canvas, viewport: page.getViewport({ scale: scale * pixels }) });
    cancel = () => task.cancel();
    await task.promise;
    return box === undefined ? null : framed([...viewport.convertToViewportPoint(box[0], box[1]), ...viewport.convertToViewportPoint(box[2], box[3])]);
  })();
  return {
    done,
    cancel: () => {
      cancelled = true;
      cancel();
    },
  };
}

/** The corners of a box, in whatever order the page's turn leaves them. */
function framed([x0, y0, x1, y1]: number[]): Frame {
  const [left, right] = [Math.min(x0!, x1!), Math.max(x0!, x1!)];
  const [top, bottom] = [Math.min(y0!, y1!), Math.max(y0!, y1!)];
  return { left, top, width: right - left, height: bottom - top };
}
