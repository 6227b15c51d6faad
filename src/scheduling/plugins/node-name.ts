import { fits, passes, type Plugin } from '../plugin';

const refused = ["node(s) didn't match the requested node name"];

/** A pod that names its node goes nowhere else. */
export const nodeName: Plugin = {
  name: 'NodeName',
  filter: ({ pod }) =>
    pod.nodeName === '' ? passes : { filter: node => (node.name === pod.nodeName ? fits : refused) },
};
