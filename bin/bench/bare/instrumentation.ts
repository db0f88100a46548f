/** Without a file of its own the bare app would run the product's, further up. */
export function register(): void {}
