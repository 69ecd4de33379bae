/** A document for React to render into; to be imported before React's DOM is. */
import { Window } from "happy-dom";

const window = new Window();

Object.assign(globalThis, { window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true });

/** A new element of the page. */
export function container() {
  return document.body.appendChild(document.createElement("div"));
}
