import type { PlacementMessage, PlacementRequest } from '../../report/placement-message';
import { adoptStyles } from '../adopt-styles';
import base from '../panel.css';
import { page } from './page';
import style from './placement.css';
import { rememberedView, viewFrom } from './memory';
import { receive, type ViewState } from './state';

declare function acquireVsCodeApi(): {
  postMessage(request: PlacementRequest): void;
  getState(): unknown;
  setState(state: unknown): void;
};

/** Shows what the editor tells and what the person chooses, at most once a frame. */
function start(): void {
  const editor = acquireVsCodeApi();
  // A panel that was hidden, or whose window was loaded anew, begins where it was left.
  let state = viewFrom(editor.getState());
  let due = false;
  const draw = (): void => {
    due = false;
    parts.update(state);
  };
  const change = (next: (state: ViewState) => ViewState): void => {
    state = next(state);
    const memory = rememberedView(state);
    if (memory) editor.setState(memory);
    if (!due) requestAnimationFrame(draw);
    due = true;
  };
  const parts = page(request => editor.postMessage(request), change);
  window.addEventListener('message', ({ data: told }: MessageEvent<PlacementMessage>) => {
    change(known => receive(known, told));
  });
  document.body.append(parts.element);
  draw();
  editor.postMessage({ type: 'ready' });
}

adoptStyles(base, style);
start();
