import type { Command, Operand, Pipe, Statement } from './ast';
import type { Template } from './render';

/**
 * Whether what a template prints may follow one of these fields of its data, or one of these functions. Where it hands
 * all of its data to a function or prints it, the answer is yes.
 */
export function mayUse({ trees }: Template, fields: ReadonlySet<string>, functions: ReadonlySet<string>): boolean {
  return [...trees.values()].some(({ root }) => inList(root, true));

  /** `whole`: the dot is all of the data. */
  function inList(list: readonly Statement[], whole: boolean): boolean {
    return list.some(statement => inStatement(statement, whole));
  }

  function inStatement(statement: Statement, whole: boolean): boolean {
    switch (statement.type) {
      case 'action':
        return inPipe(statement.pipe, whole);
      case 'template':
        // The template that gets the data is among the trees.
        return statement.pipe !== undefined && !isWholeData(statement.pipe) && inPipe(statement.pipe, whole);
      case 'if':
      case 'with':
      case 'range': {
        const { pipe, list, elseList = [], type } = statement;
        return inPipe(pipe, whole) || inList(list, whole && type === 'if') || inList(elseList, whole);
      }
      default:
        return false;
    }
  }

  function inPipe({ commands }: Pipe, whole: boolean): boolean {
    return commands.some(({ args }: Command) => args.some(operand => inOperand(operand, whole)));
  }

  function inOperand(operand: Operand, whole: boolean): boolean {
    switch (operand.type) {
      case 'dot':
        return whole;
      case 'identifier':
        return functions.has(operand.name);
      case 'string':
        return fields.has(operand.value);
      case 'variable':
        return operand.names.join() === '$' || operand.names.some(name => fields.has(name));
      case 'field':
        return operand.names.some(name => fields.has(name));
      case 'chain':
        return inOperand(operand.base, whole) || operand.names.some(name => fields.has(name));
      case 'pipe':
        return inPipe(operand, whole);
      default:
        return false;
    }
  }
}

/** `.` or `$` and nothing else. */
function isWholeData({ commands }: Pipe): boolean {
  const [first, ...others] = commands.flatMap(({ args }) => args);
  if (first === undefined || others.length > 0) return false;
  return first.type === 'dot' || (first.type === 'variable' && first.names.join() === '$');
}
