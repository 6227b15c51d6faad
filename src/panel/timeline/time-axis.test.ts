import { expect, test } from 'vitest';
import { timeAxis } from './time-axis';

function axisOf(end: number) {
  const axis = timeAxis();
  axis.extend(end);
  return axis;
}

test('the whole run is in view, and grows', () => {
  const axis = axisOf(10);
  expect(axis.view()).toEqual({ from: 0, to: 10 });
  axis.extend(12);
  expect(axis.view()).toEqual({ from: 0, to: 12 });
});

test('zooming keeps the place of the cursor, and a zoomed view stays while the run grows', () => {
  const axis = axisOf(100);
  axis.zoom(0.5, 20);
  expect(axis.view()).toEqual({ from: 10, to: 60 });
  axis.extend(200);
  expect(axis.view()).toEqual({ from: 10, to: 60 });
  axis.showWhole();
  expect(axis.isZoomed()).toBe(false);
});

test('no view goes beyond the run, none is closer than 0.2 s', () => {
  const axis = axisOf(100);
  axis.show({ from: 90, to: 120 });
  expect(axis.view()).toEqual({ from: 70, to: 100 });
  axis.pan(-9);
  expect(axis.view()).toEqual({ from: 0, to: 30 });
  axis.zoom(0.0001, 0);
  expect(axis.view()).toEqual({ from: 0, to: 0.2 });
});

test('the view follows the cursor, which stays within the run', () => {
  const axis = axisOf(100);
  axis.show({ from: 0, to: 10 });
  axis.point(15);
  expect(axis.view()).toEqual({ from: 5, to: 15 });
  axis.point(500);
  expect(axis.cursor()).toBe(100);
});

test('a new run that is shorter ends a view that lay behind its end', () => {
  const axis = axisOf(100);
  axis.show({ from: 80, to: 90 });
  axis.extend(5);
  expect(axis.view()).toEqual({ from: 0, to: 5 });
});
