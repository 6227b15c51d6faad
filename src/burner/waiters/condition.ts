import { hasCondition, type Waiter } from './waiter';

/** Ready when the condition of this type is True. */
export const conditionWaiter = (kind: string, type: string): Waiter => ({
  kind,
  isReady: object => hasCondition(object, type, 'True'),
  waitsFor: `condition ${type} True`,
});
