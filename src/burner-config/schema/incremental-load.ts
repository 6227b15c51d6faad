import { z } from 'zod';
import { decimal, duration, text, whole } from './scalars';

const linear = z.strictObject({
  minSteps: whole('At least this many steps.').default(0),
  stepSize: whole('Iterations added at each step.').default(0),
});
const exponential = z.strictObject({
  base: decimal('Growth factor.').default(2),
  maxIncrease: whole('Most iterations added at once; 0 is no limit.').default(0),
  warmupSteps: whole('Steps that add startIterations only.').default(0),
});

export const incrementalLoadSchema = z.strictObject({
  startIterations: whole('Iterations of the first step; 0 is jobIterations.').default(0),
  totalIterations: whole('Iterations of the last step.').default(0),
  stepDelay: duration('Pause between steps.').default(0),
  healthCheckScript: text('Local command that decides whether the next step starts.').optional(),
  pattern: z
    .strictObject({
      type: z.enum(['linear', 'exponential']).meta({ description: 'How the load grows.' }),
      linear: linear.optional().meta({ description: 'Steps of the same size.' }),
      exponential: exponential.optional().meta({ description: 'Steps that grow.' }),
    })
    .optional()
    .meta({ description: 'How the load grows from step to step.' }),
});
