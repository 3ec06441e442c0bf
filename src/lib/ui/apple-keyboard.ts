/** Whether this machine's keyboard has Cmd where others have Ctrl. */
export const isAppleKeyboard: boolean = /Mac|iPhone|iPad/.test(navigator.platform);
