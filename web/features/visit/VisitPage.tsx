export function VisitPage() {
  return <main>VisitPage</main>
}
