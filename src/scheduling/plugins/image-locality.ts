import { divided } from '../int64';
import { MOST } from '../normalize';
import type { Plugin } from '../plugin';

const MIB = 1024 * 1024;
const least = 23 * MIB;
const mostPerContainer = 1000 * MIB;

/** Images that a node has already, by size and by how many other nodes have them too. */
export const imageLocality: Plugin = {
  name: 'ImageLocality',
  score: ({ pod, state }, nodes) => {
    const wanted = [...pod.images, ...(state.behaviour.imageVolumes ? pod.imageVolumes : [])].map(withTag);
    const most = mostPerContainer * pod.images.length;
    const spread = wanted.map(name => (state.imageNodes.get(name) ?? 0) / state.nodes.size);
    return nodes.map(({ images }) => {
      let sum = 0;
      for (let i = 0; i < wanted.length; i++) {
        const size = images.get(wanted[i] ?? '');
        if (size !== undefined) sum += Math.trunc(size * (spread[i] ?? 0));
      }
      return divided(MOST * (Math.min(Math.max(sum, least), most) - least), most - least);
    });
  },
};

/** Nodes name images with a tag: `latest` where none is written. */
function withTag(name: string): string {
  return name.lastIndexOf(':') <= name.lastIndexOf('/') ? `${name}:latest` : name;
}
