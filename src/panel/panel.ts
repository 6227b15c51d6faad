import chartStyle from 'uplot/dist/uPlot.min.css';
import type { PanelMemory, PanelMessage, PanelRequest } from '../report/panel-message';
import { adoptStyles } from './adopt-styles';
import { page } from './page';
import style from './panel.css';
import { receive } from './receive';
import { emptyState } from './state';

declare function acquireVsCodeApi(): {
  postMessage(request: PanelRequest): void;
  setState(state: PanelMemory): void;
};

/** Shows what the editor sends, at most once a frame. */
function start(): void {
  const editor = acquireVsCodeApi();
  let state = emptyState;
  let due = false;
  const parts = page(type => editor.postMessage({ type }));
  const draw = (): void => {
    due = false;
    parts.update(state);
  };
  window.addEventListener('message', ({ data }: MessageEvent<PanelMessage>) => {
    state = receive(state, data);
    const { runId, title } = state;
    if (runId !== '') editor.setState({ runId, title });
    if (!due) requestAnimationFrame(draw);
    due = true;
  });
  document.body.append(parts.element);
  draw();
  editor.postMessage({ type: 'ready' });
}

adoptStyles(chartStyle, style);
start();
