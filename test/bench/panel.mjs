/* global window, document, requestAnimationFrame, WheelEvent, PointerEvent */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '..', '..');
const bundle = process.env.HEADROOM_BENCH_PANEL ?? path.join(root, 'dist/panel.js');
const at = 'http://panel.invalid/';
const points = 100_000;
/** A frame at 60 a second. */
const frameMs = 1000 / 60;

/** What the results panel needs for a frame with 100,000 samples while somebody zooms and points, and while it runs, in Chromium. */
export async function panelBench() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await openPanel(browser);
    const loadMs = await page.evaluate(load, points);
    const row = (name, figure) => ({ name: `panel, 100,000 points: ${name}`, figure, unit: 'ms', bound: 'at most' });
    const [zooming, pointing, running] = [
      await page.evaluate(frames, { what: 'zoom', count: 180 }),
      await page.evaluate(frames, { what: 'point', count: 180 }),
      await page.evaluate(frames, { what: 'live', count: 120 }),
    ];
    return [
      { ...row('work for a frame while zooming, p95', zooming), limit: frameMs },
      { ...row('work for a frame while pointing, p95', pointing), limit: frameMs },
      { ...row('work for a frame with a new sample, p95', running), limit: frameMs },
      { ...row('all shown again', loadMs), limit: 1000 },
    ];
  } finally {
    await browser.close();
  }
}

/** The page as the extension makes it, its policy included. */
async function openPanel(browser) {
  const source = readFileSync(path.join(root, 'src/extension/panel-page.ts'), 'utf8');
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: 'ESNext', target: 'ES2022' } });
  const { panelPage } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);
  const html = panelPage({ script: `${at}panel.js`, title: 'bench', cspSource: at, nonce: 'bench' });
  const script = readFileSync(bundle, 'utf8');
  const page = await browser.newPage({ viewport: { width: 1240, height: 900 } });
  await page.addInitScript(() => {
    globalThis.acquireVsCodeApi = () => ({ postMessage() {}, setState() {}, getState() {} });
  });
  await page.route(`${at}**`, route =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({ contentType: 'text/html', body: html }),
  );
  await page.goto(at);
  return page;
}

/** In the page: a run of so many samples, half of the load and half of the server; resolves with the ms until it is drawn. */
async function load(count) {
  const everyMs = 250;
  const target = {
    context: 'bench',
    server: 'https://bench.invalid',
    namespaces: ['bench'],
    nodes: { total: 3, simulated: 3 },
  };
  const job = { name: 'load', type: 'create', requests: count, rate: 100, burst: 1 };
  const plan = { ...{ digest: '', objects: count, requests: count, pods: count, namespaces: [] }, maxRate: 100 };
  const latency = i => ({ n: i, min: 1, p50: 40 + (i % 7), p95: 80, p99: 90 + (i % 31), max: 120, avg: 50 });
  const sample = i => ({
    ...{ type: 'sample', at: i * everyMs, job: 'load', requestedRate: 100, reachedRate: 95 + 8 * Math.sin(i / 9) },
    ...{ sent: i * 25, answered: i * 25, errors: 0, podsCreated: i, podsReady: i, latency: { Ready: latency(i) } },
  });
  const server = i => ({
    ...{ type: 'server-sample', at: i * everyMs, server: 0, memoryBytes: 5e8 + (i % 997) * 1e5, cores: (i % 13) / 5 },
    inFlight: { readOnly: i % 17, mutating: i % 29 },
    levels: {
      'workload-high': { seats: i % 40, queued: i % 3, rejected: 0 },
      exempt: { seats: 1, queued: 0, rejected: 0 },
    },
  });
  globalThis.nextEvents = i => [sample(i), server(i)];
  globalThis.nextIndex = count / 2;
  const events = [
    {
      type: 'run-started',
      at: 0,
      runId: 'bench',
      title: 'bench',
      source: 'bench',
      target,
      plan: { ...plan, leastSeconds: 1, jobs: [job] },
    },
    { type: 'job-started', at: 0, job: 'load', jobType: 'create', requests: count },
    ...Array.from({ length: count / 2 }, (_, i) => [sample(i), server(i)]).flat(),
  ];
  const from = performance.now();
  window.dispatchEvent(new MessageEvent('message', { data: { type: 'replay', events } }));
  await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
  return performance.now() - from;
}

/** In the page: so many frames, each with its event; resolves with p95 of the work that one needed, script, layout and paint. */
async function frames({ what, count }) {
  const tracks = document.querySelector('.tracks');
  const { left, top, width } = tracks.getBoundingClientRect();
  const acts = {
    zoom: i => {
      const wheel = { deltaY: i % 60 < 30 ? -1 : 1, ctrlKey: true, clientX: left + width / 3, clientY: top + 60 };
      tracks.dispatchEvent(new WheelEvent('wheel', { ...wheel, cancelable: true }));
    },
    point: i =>
      tracks.dispatchEvent(new PointerEvent('pointermove', { clientX: left + 80 + ((i * 7) % (width - 120)) })),
    live: () => {
      const events = globalThis.nextEvents(globalThis.nextIndex++);
      window.dispatchEvent(new MessageEvent('message', { data: { type: 'events', events } }));
    },
  };
  const nextFrame = () => new Promise(requestAnimationFrame);
  const worked = [];
  for (let i = 0; i < count; i++) {
    await nextFrame();
    // What an event asks for is drawn in the next frame: its callbacks run first, then layout and paint, then this task.
    const eventFrom = performance.now();
    acts[what](i);
    const eventMs = performance.now() - eventFrom;
    const frameFrom = await nextFrame();
    await new Promise(resolve => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
    worked.push(eventMs + Math.max(performance.now() - frameFrom, 0));
  }
  worked.sort((a, b) => a - b);
  return worked[Math.ceil(0.95 * worked.length) - 1];
}
