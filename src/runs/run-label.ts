/** On every object of a run; its value is the run's id. Clean-up finds by it and touches nothing without it. */
export const RUN_LABEL = 'headroom.dev/run';
