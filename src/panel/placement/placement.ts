import type { PlacementMemory, PlacementMessage, PlacementRequest } from '../../report/placement-message';
import { adoptStyles } from '../adopt-styles';
import base from '../panel.css';
import { page } from './page';
import style from './placement.css';
import { emptyView, receive, type ViewState } from './state';

declare function acquireVsCodeApi(): {
  postMessage(request: PlacementRequest): void;
  setState(state: PlacementMemory): void;
};

/** Shows what the editor tells and what the person chooses, at most once a frame. */
function start(): void {
  const editor = acquireVsCodeApi();
  let state = emptyView;
  let due = false;
  const draw = (): void => {
    due = false;
    parts.update(state);
  };
  const change = (next: (state: ViewState) => ViewState): void => {
    state = next(state);
    if (!due) requestAnimationFrame(draw);
    due = true;
  };
  const parts = page(request => editor.postMessage(request), change);
  window.addEventListener('message', ({ data: told }: MessageEvent<PlacementMessage>) => {
    editor.setState({ uri: told.uri, key: told.key });
    change(known => receive(known, told));
  });
  document.body.append(parts.element);
  draw();
  editor.postMessage({ type: 'ready' });
}

adoptStyles(base, style);
start();
