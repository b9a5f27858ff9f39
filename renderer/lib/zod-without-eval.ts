import { config } from "zod";

// zod would try whether it may compile its schemas to code. The CSP refuses, and the page's log should hold no refusal of our own doing.
config({ jitless: true });
