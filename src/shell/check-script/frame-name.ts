/** Begins the frame of all answers; what stands around it in a file or on a screen does not matter. */
export const frameName = 'labcheck-answers';
