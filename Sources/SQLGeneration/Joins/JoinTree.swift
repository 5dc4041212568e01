/// The instances a statement joins and how, as a tree from a root.
struct JoinTree: Sendable {
  /// One join: from an instance that stands already to a new one.
  struct Step: Sendable {
    var source: TableInstance
    var target: TableInstance
    /// The position of the edge in the graph.
    var edge: Int
    /// A row of the source may meet several rows of the target.
    var multiplies: Bool
    /// Rows of the source stay that meet none.
    var isOptional = false
  }

  var root: TableInstance
  /// In an order in which every source stands before its targets.
  var steps: [Step] = []
  /// The sum of the lengths of the edges.
  var cost = 0

  var instances: [TableInstance] { [root] + steps.map(\.target) }

  func contains(_ instance: TableInstance) -> Bool {
    root == instance || steps.contains { $0.target == instance }
  }

  /// The positions of the steps from the root to an instance.
  func path(to instance: TableInstance) -> [Int] {
    var path: [Int] = []
    var current = instance
    while current != root, let position = steps.firstIndex(where: { $0.target == current }) {
      path.append(position)
      current = steps[position].source
    }
    return path.reversed()
  }

  /// The first step on the way to an instance that multiplies rows of the root.
  func fanOut(to instance: TableInstance) -> Int? { path(to: instance).first { steps[$0].multiplies } }

  /// The tree without what leads to none of the instances.
  func pruned(to instances: [TableInstance]) -> JoinTree {
    let kept = Set(instances.flatMap(path))
    var pruned = self
    pruned.steps = steps.indices.filter(kept.contains).map { steps[$0] }
    return pruned
  }

  /// The part of the tree that starts with the target of a step, as far as it leads to the instances.
  func branch(at position: Int, leadingTo instances: [TableInstance]) -> JoinTree {
    var branch = JoinTree(root: steps[position].target)
    for step in pruned(to: instances).steps where branch.contains(step.source) { branch.steps.append(step) }
    return branch
  }
}
