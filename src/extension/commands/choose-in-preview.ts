import type { CommandFactory } from '../command-factory';
import { choose, type Asked } from '../preview/choose';

/** Headroom: Choose what the preview shows. A lens of a preview says what; from the palette the person is asked. */
export const chooseInPreview: CommandFactory =
  ({ previews }) =>
  argument =>
    choose(previews, isAsked(argument) ? argument : {});

/** The editor title gives a Uri. */
const isAsked = (argument: unknown): argument is Asked =>
  typeof argument === 'object' && argument !== null && 'what' in argument;
