/** PDF.js, which is loaded when the first page is looked at. */
import type { PDFDocumentProxy } from "pdfjs-dist";
import { getDocument, GlobalWorkerOptions } from "pdfjs-dist/legacy/build/pdf.min.mjs";
import worker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

export type Pdf = PDFDocumentProxy;

const part = (folder: string) => new URL(`pdf/${folder}/`, document.baseURI).href;

GlobalWorkerOptions.workerSrc = worker;

export function opened(bytes: Uint8Array): Promise<Pdf> {
  return getDocument({
    data: bytes,
    cMapUrl: part("cmaps"),
    standardFontDataUrl: part("standard_fonts"),
    wasmUrl: part("wasm"),
    // The page's policy lets no WebAssembly run; the decoders come as plain scripts too.
    useWasm: false,
  }).promise;
}
