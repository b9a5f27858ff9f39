import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { keepLocales } from "../keep-locales.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The gallery is for tests and for looking; it is never part of the app. */
export default defineConfig({
  root: here("./"),
  base: "./",
  plugins: [keepLocales(["de-DE"]), react(), tailwindcss()],
  build: {
    outDir: here("../../out/gallery"),
    emptyOutDir: true,
    target: "chrome130",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
