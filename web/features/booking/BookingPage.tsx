export function BookingPage() {
  return <main>BookingPage</main>
}
