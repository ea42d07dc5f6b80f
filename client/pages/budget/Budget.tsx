export const Budget = () => null
