global using FluentAssertions;
global using NUnit.Framework;

// Tests wait for one another's servers more than they compute, so that there are more of them at a time than processors.
[assembly: LevelOfParallelism(4)]
[assembly: Parallelizable(ParallelScope.Fixtures)]
