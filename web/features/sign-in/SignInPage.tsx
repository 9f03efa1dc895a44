export function SignInPage() {
  return <main>SignInPage</main>
}
