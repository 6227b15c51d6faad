import { portsConflict } from '../host-ports';
import { fits, passes, type Plugin } from '../plugin';

const refused = ["node(s) didn't have free ports for the requested pod ports"];

/** Host ports that another pod of the node has already. */
export const nodePorts: Plugin = {
  name: 'NodePorts',
  filter: ({ pod }) =>
    pod.ports.length === 0
      ? passes
      : {
          filter: ({ pods }) => {
            for (const other of pods) {
              if (other.ports.length > 0 && portsConflict(pod.ports, other.ports)) return refused;
            }
            return fits;
          },
        },
};
