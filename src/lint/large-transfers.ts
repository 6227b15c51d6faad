/** A program whose pods are known to move much data soon after they start. */
export interface LargeTransfer {
  /** The repository of the image, without registry host, tag and digest. */
  readonly image: RegExp;
  readonly program: string;
  /** What it loads. */
  readonly load: string;
  /** Size of that, bytes. */
  readonly bytes: number;
}

const GB = 1e9;

/**
 * What well-known images load over the pod's own network when they start (their layers are pulled by the node and not
 * limited). Sizes: the model cards of the usual first model of each program, on huggingface.co and ollama.com.
 */
export const largeTransfers: readonly LargeTransfer[] = [
  { image: /(^|\/)vllm(-openai|-cpu|-tpu|-rocm)?$/, program: 'vLLM', load: 'Llama 3.1 8B, BF16', bytes: 16 * GB },
  { image: /(^|\/)ollama$/, program: 'Ollama', load: 'Llama 3.1 8B, 4 bit', bytes: 4.9 * GB },
  { image: /(^|\/)text-generation-inference$/, program: 'TGI', load: 'Llama 3.1 8B, BF16', bytes: 16 * GB },
  { image: /(^|\/)text-embeddings-inference$/, program: 'TEI', load: 'BGE-M3', bytes: 2.3 * GB },
  { image: /(^|\/)tritonserver$/, program: 'Triton', load: 'Llama 3.1 8B, BF16', bytes: 16 * GB },
  { image: /(^|\/)sglang$/, program: 'SGLang', load: 'Llama 3.1 8B, BF16', bytes: 16 * GB },
  { image: /(^|\/)lmdeploy$/, program: 'LMDeploy', load: 'Llama 3.1 8B, BF16', bytes: 16 * GB },
  { image: /(^|\/)local-?ai$/, program: 'LocalAI', load: 'Llama 3.1 8B, 4 bit', bytes: 4.9 * GB },
  { image: /(^|\/)llama\.cpp$/, program: 'llama.cpp', load: 'Llama 3.1 8B, 4 bit', bytes: 4.9 * GB },
  { image: /(^|\/)huggingfaceserver$/, program: 'KServe', load: 'Llama 3.1 8B, BF16', bytes: 16 * GB },
  { image: /(^|\/)transformers-[-\w]*gpu$/, program: 'Transformers', load: 'Llama 3.1 8B, BF16', bytes: 16 * GB },
  { image: /(^|\/)torchserve(-kfs)?$/, program: 'TorchServe', load: 'Llama 2 7B', bytes: 13.5 * GB },
  { image: /(^|\/)pytorch$/, program: 'PyTorch', load: 'Stable Diffusion XL', bytes: 6.9 * GB },
  {
    image: /(^|\/)(stable-diffusion-webui|comfyui)$/,
    program: 'Stable Diffusion',
    load: 'Stable Diffusion XL',
    bytes: 6.9 * GB,
  },
  {
    image: /(^|\/)(huggingface-)?(model-downloader|hf-downloader|storage-initializer)$/,
    program: 'a model downloader',
    load: 'Llama 3.1 8B, BF16',
    bytes: 16 * GB,
  },
];

/** The row of an image as written in a container; `undefined` for images that are not known. */
export function largeTransferOf(image: string): LargeTransfer | undefined {
  const repository = image
    .replace(/@.*$/, '')
    .replace(/:[^/]*$/, '')
    .toLowerCase();
  return largeTransfers.find(row => row.image.test(repository));
}

/** Words of a command that load a model whatever the image. */
const downloads = /\b(huggingface-cli|hf)\s+download\b|\bsnapshot_download\b|\bollama\s+pull\b/;

/** The row for a command line that loads a model by itself. */
export function downloadIn(command: string): LargeTransfer | undefined {
  if (!downloads.test(command)) return undefined;
  return { image: downloads, program: 'a model download', load: 'Llama 3.1 8B, 4 bit', bytes: 4.9 * GB };
}
