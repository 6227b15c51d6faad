/** Go's text/template/parse nodes. Every node has the UTF-16 offset that Go's error texts point at. */
export type Operand =
  | { readonly type: 'bool'; readonly position: number; readonly value: boolean }
  | { readonly type: 'dot' | 'nil'; readonly position: number }
  | { readonly type: 'string'; readonly position: number; readonly quoted: string; readonly value: string }
  | NumberNode
  | { readonly type: 'field'; readonly position: number; readonly names: readonly string[] }
  | { readonly type: 'variable'; readonly position: number; readonly names: readonly string[] }
  | { readonly type: 'identifier'; readonly position: number; readonly name: string }
  | { readonly type: 'chain'; readonly position: number; readonly base: Operand; readonly names: readonly string[] }
  | Pipe;

/** A literal number may count as several kinds: `1e3` is a float that also serves as an integer. */
export interface NumberNode {
  readonly type: 'number';
  readonly position: number;
  readonly text: string;
  readonly integer?: bigint;
  readonly float?: number;
}

export interface Command {
  readonly type: 'command';
  readonly position: number;
  readonly args: readonly [Operand, ...Operand[]];
}

export interface Pipe {
  readonly type: 'pipe';
  readonly position: number;
  readonly isAssign: boolean;
  readonly declared: readonly string[];
  readonly commands: readonly Command[];
}

export interface Branch {
  readonly type: 'if' | 'with' | 'range';
  readonly position: number;
  readonly pipe: Pipe;
  readonly list: readonly Statement[];
  readonly elseList: readonly Statement[] | undefined;
}

export type Statement =
  | { readonly type: 'text'; readonly position: number; readonly text: string }
  | {
      readonly type: 'action';
      readonly position: number;
      readonly pipe: Pipe;
      readonly start: number;
      readonly end: number;
    }
  | Branch
  | {
      readonly type: 'template';
      readonly position: number;
      readonly name: string;
      readonly quoted: string;
      readonly pipe: Pipe | undefined;
    }
  | { readonly type: 'break' | 'continue'; readonly position: number };

export type Node = Statement | Operand | Command;

/** One named template. Places count in `source`, and errors call the place after `parseName`. */
export interface Tree {
  readonly name: string;
  readonly parseName: string;
  readonly source: string;
  readonly root: readonly Statement[];
}

/** The node as Go prints it in `executing "x" at <…>`. */
export function nodeText(node: Node): string {
  switch (node.type) {
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'bool':
      return String(node.value);
    case 'string':
      return node.quoted;
    case 'number':
    case 'text':
      return node.text;
    case 'identifier':
      return node.name;
    case 'field':
      return node.names.map(name => `.${name}`).join('');
    case 'variable':
      return node.names.join('.');
    case 'chain':
      return inParentheses(node.base) + node.names.map(name => `.${name}`).join('');
    case 'command':
      return node.args.map(inParentheses).join(' ');
    case 'pipe':
      return pipeText(node);
    case 'action':
      return `{{${pipeText(node.pipe)}}}`;
    case 'template':
      return `{{template ${JSON.stringify(node.name)}${node.pipe ? ` ${pipeText(node.pipe)}` : ''}}}`;
    case 'break':
    case 'continue':
      return `{{${node.type}}}`;
    default:
      return branchText(node);
  }
}

const inParentheses = (node: Operand) => (node.type === 'pipe' ? `(${pipeText(node)})` : nodeText(node));

function pipeText(pipe: Pipe): string {
  const commands = pipe.commands.map(nodeText).join(' | ');
  if (pipe.declared.length === 0) return commands;
  return `${pipe.declared.join(', ')} ${pipe.isAssign ? '=' : ':='} ${commands}`;
}

function branchText({ type, pipe, list, elseList }: Branch): string {
  const otherwise = elseList ? `{{else}}${elseList.map(nodeText).join('')}` : '';
  return `{{${type} ${pipeText(pipe)}}}${list.map(nodeText).join('')}${otherwise}{{end}}`;
}
