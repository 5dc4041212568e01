import SemanticLayer

/// Finds the joins that connect tables: a Steiner tree by attaching the nearest table again and again
/// (Takahashi and Matsuyama, "An approximate solution for the Steiner problem in graphs", 1980).
struct JoinPlanner: Sendable {
  let index: ModelIndex
  let graph: JoinGraph
  /// Whether the first of several equally short paths is taken rather than an error thrown.
  let takesFirstPath: Bool

  /// A tree from `root` that reaches every instance of `required`, then every one of `further`.
  func tree(
    root: TableInstance, required: [TableInstance], further: [TableInstance] = [], isDirected: Bool = true
  ) throws(CompilationError) -> JoinTree {
    var tree = JoinTree(root: root)
    var deferred = try attach(required, to: &tree, isDirected: isDirected)
    deferred = try attach(deferred.map(\.instance) + further, to: &tree, isDirected: isDirected)
    guard let first = deferred.first else { return tree }
    guard takesFirstPath else { throw first.error }
    for instance in deferred.map(\.instance) where !tree.contains(instance) {
      guard let path = shortestPath(to: instance, from: tree, isDirected: isDirected) else { continue }
      add(path, to: &tree, leadingTo: instance)
    }
    return tree
  }

  /// The cheapest tree over instances none of which is the root by nature, as in a list.
  func tree(over instances: [TableInstance]) throws(CompilationError) -> JoinTree {
    var plain = instances.filter { $0.role == nil }
    if plain.isEmpty, let first = instances.first {
      let origin = graph.origin(ofRole: first.role ?? "", to: first.table) ?? first.table
      plain = [TableInstance(table: origin, role: nil)]
    }
    var best: JoinTree?
    var failure: CompilationError?
    for root in plain {
      do throws(CompilationError) {
        let tree = try tree(root: root, required: instances, isDirected: false)
        if tree.cost < best?.cost ?? .max { best = tree }
      } catch {
        failure = failure ?? error
      }
    }
    if let best { return best }
    throw failure ?? .unsupported("no table is named")
  }

  /// Attaches instances, nearest first. Those with several equally short paths are put off, because joining the
  /// others may settle the matter; what is left is returned.
  private func attach(
    _ instances: [TableInstance], to tree: inout JoinTree, isDirected: Bool
  ) throws(CompilationError) -> [(instance: TableInstance, error: CompilationError)] {
    var remaining: [TableInstance] = []
    for instance in instances where !tree.contains(instance) && !remaining.contains(instance) {
      remaining.append(instance)
    }
    while !remaining.isEmpty {
      var nearest: (position: Int, path: JoinPath)?
      var ambiguous: [(instance: TableInstance, error: CompilationError)] = []
      for (position, instance) in remaining.enumerated() {
        guard let path = shortestPath(to: instance, from: tree, isDirected: isDirected), !path.edges.isEmpty
        else {
          throw .notConnected(index.table(tree.root.table).name, index.table(instance.table).name)
        }
        if let roles = path.rivals {
          let error = CompilationError.ambiguousPath(
            from: index.table(path.start.table).name, to: index.table(instance.table).name, roles: roles)
          ambiguous.append((instance, error))
        } else if path.cost < nearest?.path.cost ?? .max {
          nearest = (position, path)
        }
      }
      guard let nearest else { return ambiguous }
      add(nearest.path, to: &tree, leadingTo: remaining[nearest.position])
      remaining.removeAll { tree.contains($0) }
    }
    return []
  }

  private func add(_ path: JoinPath, to tree: inout JoinTree, leadingTo instance: TableInstance) {
    var current = path.start
    for (position, number) in path.edges.enumerated() {
      let edge = graph.edges[number]
      let role = position >= path.roleStart ? instance.role : nil
      let target = TableInstance(table: edge.target, role: role)
      if !tree.contains(target) {
        tree.steps.append(
          JoinTree.Step(source: current, target: target, edge: number, multiplies: edge.multiplies))
        tree.cost += edge.undirectedCost
      }
      current = target
    }
  }
}
