global using CloudController.Contract.Contracts;
global using CloudController.Contract.Http;
global using CloudController.Contract.Suite;
global using CloudController.ContractTests.Assertions;
global using CloudController.ContractTests.Sampling;
global using NUnit.Framework;

[assembly: LevelOfParallelism(4)]
