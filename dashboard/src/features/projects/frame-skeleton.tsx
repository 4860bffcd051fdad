/** The frame of a project's pages before the project is known. */
export function FrameSkeleton() {
  return (
    <div className="shell" aria-busy="true">
      <div className="side" aria-hidden="true">
        <span className="skeleton line short" />
      </div>
      <main className="content">
        <div className="content-inner">
          <div className="page-head">
            <span className="skeleton line short" />
          </div>
          <div className="card">
            <div className="plot">
              <span className="skeleton block" />
            </div>
          </div>
        </div>
      </main>
    </div>
  );
}
